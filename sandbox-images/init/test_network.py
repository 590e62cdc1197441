"""Tests of the sockets that init makes in the sandbox's network for the host. Run by test_init.py."""
from host_side import STDOUT
from test_init import run_shell, sandbox


def shell_network_sockets_are_handed_over():
    with sandbox(network=1) as box:
        names = {kind: one.getsockname()[:2] for kind, one in box.network.items()}
        assert [names[kind][0] for kind in range(1, 7)] == ["127.0.0.1", "::1", "127.0.0.1", "::1", "127.0.0.1", "127.0.0.1"], names
        assert names[5][1] == names[6][1] == 53 and all(names[kind][1] for kind in range(1, 5)), names
        run_shell(box, f"exec 9<>/dev/tcp/127.0.0.1/{names[1][1]}; echo hello >&9; echo name >/dev/udp/127.0.0.1/53; exec 8<>/dev/tcp/::1/{names[2][1]}; ls -l /proc/1/fd 2>&1 | grep -c socket; grep -v '^#' /etc/resolv.conf")
        guest, _ = box.network[1].accept()
        assert guest.recv(100) == b"hello\n"
        assert box.network[5].recv(100) == b"name\n"
        box.network[2].accept()
        assert box.finish()[STDOUT] == b"0\nnameserver 127.0.0.1\n"
