"""What sessions need of init: files both ways, interrupts, the end of a cell. Run by test_init.py."""
import os
import struct
import time

from host_side import (FILE_DATA, GET_OPEN, GET_READ, INTERRUPT, LIST, PUT_CLOSE, PUT_OPEN, STDOUT, SYNC, SYNCED, text)
from test_init import run_shell, sandbox


def shell_files_come_and_go_whole():
    with sandbox() as box:
        big = os.urandom(5 << 20)
        assert box.upload("deep/er/big.bin", big) == 0
        assert box.download("deep/er/big.bin") == big
        assert box.upload("deep/er/big.bin", b"small") == 0
        assert box.download("deep/er/big.bin") == b"small"
        assert box.upload("empty", b"") == 0 and box.download("empty") == b""
        assert box.upload("dropped", b"x", commit=0) == 0
        found, error = box.listing()
        assert (found, error) == ({b"deep": (1, 60), b"deep/er": (1, 60), b"deep/er/big.bin": (0, 5), b"empty": (0, 0)}, 0) or \
            ({k: v for k, v in found.items() if v[0] == 0}, error) == ({b"deep/er/big.bin": (0, 5), b"empty": (0, 0)}, 0), (found, error)
        assert box.listing("deep/er")[0] == {b"deep/er/big.bin": (0, 5)}
        assert box.listing("", most=1)[1] == 7 and box.listing("nowhere")[1] == 2
        assert box.delete("deep") in (39, 66) and box.delete("deep", whole=1) == 0 and box.delete("deep") == 2
        assert set(box.listing()[0]) == {b"empty"}


def shell_files_lead_nowhere_else():
    script = '''ln -s /etc/passwd link; ln -s / root; mkfifo pipe; mkdir d; ln -s /etc d/out; echo secret >locked; chmod 0 locked; echo made'''
    with sandbox() as box:
        run_shell(box, script + "; sleep 20")
        assert box.until(STDOUT)[1] == b"made\n"
        for path, errors in (("link", (40,)), ("root/etc/passwd", (20, 40)), ("d/out/passwd", (20, 40)), ("pipe", (22,)), ("d", (21,)), ("locked", (13,)),
                             ("../etc/passwd", (22,)), ("d/../link", (22,)), ("/etc/passwd", (22, 2)), ("", (22,)), ("d/", (22,)), ("x" * 300, (36,)), ("y" * 1025, (36,)), ("n\0ul", (22,))):
            assert box.download(path) in errors, (path, box.download(path))
        for path in ("root/tmp/x", "d/out/x", "../x", "d", "a/../b", "", "z" * 300):
            assert box.upload(path, b"x") != 0, path
        # A link of that name is replaced by the file, and what it led to is as it was.
        assert box.upload("link", b"mine") == 0 and box.download("link") == b"mine"
        found, _ = box.listing()
        assert found[b"root"][0] == 2 and found[b"pipe"][0] == 3 and b"root/etc" not in found and b"d/out/passwd" not in found
        assert box.delete("root", whole=1) == 0 and box.delete("d", whole=1) == 0 and box.delete("../etc", whole=1) == 22


def shell_no_folder_is_too_deep_to_be_told_and_removed():
    script = "for tree in a b; do mkdir $tree; (cd -P $tree; for i in $(seq 90); do mkdir d; echo x >f; cd -P d; done); done; echo x >.guard-put-1; echo made"
    with sandbox() as box:
        run_shell(box, script + "; sleep 20")
        assert box.until(STDOUT)[1] == b"made\n"
        found, error = box.listing()
        assert error == 7 and b"a/f" in found and b"a/" + 20 * b"d/" + b"f" in found and b".guard-put-1" in found
        assert box.delete("a", whole=1) == 0 and box.delete("b/d/d", whole=1) == 0
        assert box.listing() == ({b".guard-put-1": (0, 2), b"b": (1, 80), b"b/d": (1, 60), b"b/d/f": (0, 2), b"b/f": (0, 2)}, 0), box.listing()


def shell_files_are_bounded():
    with sandbox() as box:
        for id in range(10, 26):
            box.send(PUT_OPEN, struct.pack("<III", id, 0o644, 1) + text(f"f{id}"))
        assert box.upload("one-more", b"x", id=99) == 24
        box.send(GET_OPEN, struct.pack("<I", 10) + text("f10"))
        assert box.done()[1] == 16
        for id in range(10, 26):
            box.send(PUT_CLOSE, struct.pack("<II", id, 1))
            assert box.done() == (id, 0, 0)
        assert box.upload("full", b"x" * (80 << 20)) == 28 and b"full" not in box.listing()[0]
        box.send(GET_READ, struct.pack("<II", 5, 10))
        assert box.done()[1] == 9
    for type, payload in ((GET_READ, struct.pack("<II", 5, 0)), (GET_READ, struct.pack("<II", 5, 2 << 20)), (PUT_OPEN, b"x"), (PUT_CLOSE, b""), (LIST, struct.pack("<III", 1, 1, 9)),
                          (PUT_OPEN, struct.pack("<III", 1, 0o7777, 1) + text("x")), (SYNC, b"")):
        with sandbox() as box:
            box.send(type, payload)
            assert box.exit_code() == 70, type


def shell_files_outlive_the_program_a_moment():
    with sandbox() as box:
        run_shell(box, "echo result >out.txt; (while :; do echo more >>out.txt; done) & exit 3")
        assert box.finish()["code"] == 3
        assert box.download("out.txt").startswith(b"result\n")
        first = box.download("out.txt")
        assert box.download("out.txt") == first
        assert box.exit_code() == 0


def shell_a_reader_that_stops_does_not_stop_the_program():
    with sandbox() as box:
        assert box.upload("big", b"x" * (20 << 20)) == 0
        box.send(GET_OPEN, struct.pack("<I", 2) + text("big"))
        box.send(GET_READ, struct.pack("<II", 2, 1 << 20))
        run_shell(box, "echo heard; sleep 20")
        while box.until(STDOUT, FILE_DATA)[0] == FILE_DATA:
            continue


def shell_sync_tells_what_was_written_before():
    with sandbox() as box:
        run_shell(box, "head -c 300000 /dev/zero; echo x >f; touch ready; while [ ! -e go ]; do sleep .05; done; echo after; sleep 20")
        got = 0
        while got < 300000:
            got += len(box.until(STDOUT)[1])
        time.sleep(.3)
        box.send(SYNC, struct.pack("<I", 7))
        id, first, peak, size, _, _, _ = struct.unpack("<IQQQQQQ", box.until(SYNCED)[1])
        assert id == 7 and first < peak < size
        box.upload("go", b"")
        time.sleep(.5)
        box.send(SYNC, struct.pack("<I", 8))
        box.passed.clear()
        assert struct.unpack("<I", box.until(SYNCED)[1][:4])[0] == 8
        assert (STDOUT, b"after\n") in box.passed


def shell_an_interrupt_meets_the_foreground():
    with sandbox() as box:
        run_shell(box, "trap 'echo caught; exit 9' INT; echo up; sleep 20 & wait")
        assert box.until(STDOUT)[1] == b"up\n"
        box.send(INTERRUPT, b"")
        out = box.finish()
        assert out[STDOUT] == b"caught\n" and out["code"] == 9
