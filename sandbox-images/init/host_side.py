"""A small host for the tests: starts a sandbox, speaks the wire, and can supervise."""
import array
import ctypes
import os
import select
import shutil
import socket
import struct
import subprocess
import tempfile
import threading
import time

VERSION = 4
HELLO, LISTENER, READY, NETWORK, STDOUT, STDERR, FROM_RUNNER, EXIT, ERROR = 1, 2, 3, 4, 0x10, 0x11, 0x12, 0x20, 0x2F
CONFIGURE, SUPERVISED, FILE, TO_RUNNER, STDIN = 0x81, 0x82, 0x83, 0x84, 0x85
SYNCED, FILE_DONE, FILE_INFO, FILE_DATA, FILE_ENTRY = 0x13, 0x30, 0x31, 0x32, 0x33
SYNC, INTERRUPT, PUT_OPEN, PUT_DATA, PUT_CLOSE, GET_OPEN, GET_READ, GET_CLOSE, LIST, DELETE = 0x86, 0x87, *range(0x90, 0x98)
NR_EXECVE, NR_UNSHARE = 59, 272
RUNNERS = {
    "python": ["/usr/bin/python3", "-I", "-S", "/sandbox/runner.py"],
    "shell": ["/bin/bash", "/sandbox/runner.sh"],
    "csharp": ["/usr/bin/env", "DOTNET_EnableWriteXorExecute=0", "DOTNET_EnableDiagnostics=0", "/sandbox/runner/runner"],
    "javascript": ["/usr/bin/node", "/sandbox/runner/main.js"],
    # The protocol of init needs no runner of ours: a shell that greets and runs what it is told.
    "base": ["/bin/bash", "-c", "echo ready >&3; read -r -d '' -u 3 script; eval \"$script\""],
}


def watch(*numbers):
    """A filter that notifies these calls and allows all others (x86-64)."""
    out = [(0x20, 0, 0, 0)]
    for number in numbers:
        out += [(0x15, 0, 1, number), (0x06, 0, 0, 0x7FC00000)]
    out.append((0x06, 0, 0, 0x7FFF0000))
    return b"".join(struct.pack("<HBBI", *step) for step in out)


def text(value):
    data = value.encode() if isinstance(value, str) else value
    return struct.pack("<I", len(data)) + data


class Sandbox:
    def __init__(self, image, kind, filter=watch(NR_EXECVE, NR_UNSHARE), argv=None, limits=(), configure=None, start=True, network=0):
        self.folder = tempfile.mkdtemp(prefix="interpreterguard-test-")
        os.chmod(self.folder, 0o700)
        listening = socket.socket(socket.AF_UNIX)
        listening.bind(self.folder + "/host.sock")
        listening.listen(1)
        listening.settimeout(20)
        self.name = "interpreterguard-test-" + os.urandom(6).hex()
        subprocess.run(
            ["docker", "run", "--detach", "--name", self.name, "--label", "interpreterguard.test=1",
             "--network", "none", "--read-only", "--cap-drop", "ALL", "--cap-add", "SETUID", "--cap-add", "SETGID", "--cap-add", "KILL",
             "--security-opt", "no-new-privileges", "--security-opt", "seccomp=unconfined",
             "--dns", "127.0.0.1", "--sysctl", "net.ipv6.conf.lo.disable_ipv6=0",
             "--tmpfs", "/work:rw,nosuid,nodev,size=64m,uid=64000,gid=64000,mode=0700",
             "--tmpfs", "/tmp:rw,nosuid,nodev,size=64m,mode=1777",
             "--volume", self.folder + ":/run/guard:ro", "--pids-limit", "64", "--memory", "512m", image],
            check=True, capture_output=True)
        self.socket, _ = listening.accept()
        listening.close()
        os.unlink(self.folder + "/host.sock")
        self.frames, self.supervisor, self.calls, self.fds, self.buffer, self.passed = [], None, [], [], b"", []
        assert self.next() == (HELLO, struct.pack("<I", VERSION))
        if configure is not None:
            self.socket.sendall(configure)
            return
        self.send(CONFIGURE, configuration(filter, argv or RUNNERS[kind], limits, network=network))
        self.network = {}
        while network and len(self.network) < 6:
            type, number = self.next()
            assert type == NETWORK, (type, number)
            self.network[struct.unpack("<I", number)[0]] = socket.socket(fileno=self.fds.pop(0))
        if filter:
            kind, flags = self.next()
            if kind == ERROR:
                self.frames.append((kind, flags))
                return
            assert kind == LISTENER and len(self.fds) == 1
            self.flags = struct.unpack("<I", flags)[0]
            self.supervisor = Supervisor(self.fds[0], self.calls)
            self.send(SUPERVISED, b"")
        if start:
            frame = self.next()
            assert frame == (READY, b""), frame

    def send(self, type, payload):
        self.socket.sendall(struct.pack("<IB3x", len(payload), type) + payload)

    def put(self, path, data, flags=1, mode=0o644):
        self.send(FILE, struct.pack("<II", flags, mode) + text(path) + data)

    def until(self, *types):
        """The next frame of these types; others that come before are kept in `passed`."""
        while True:
            kind, payload = self.next()
            if kind in types:
                return kind, payload
            self.passed.append((kind, payload))

    def done(self):
        return struct.unpack("<IiQ", self.until(FILE_DONE)[1])

    def upload(self, path, data, id=1, commit=1, flags=1, mode=0o644):
        self.send(PUT_OPEN, struct.pack("<III", id, mode, flags) + text(path))
        for at in range(0, len(data), 1 << 19):
            self.send(PUT_DATA, struct.pack("<I", id) + data[at:at + (1 << 19)])
        self.send(PUT_CLOSE, struct.pack("<II", id, commit))
        return self.done()[1]

    def download(self, path, id=2, piece=1 << 20):
        """The content, or the errno."""
        self.send(GET_OPEN, struct.pack("<I", id) + text(path))
        kind, payload = self.until(FILE_INFO, FILE_DONE)
        if kind == FILE_DONE:
            return struct.unpack("<IiQ", payload)[1]
        data = b""
        while True:
            self.send(GET_READ, struct.pack("<II", id, piece))
            while (answer := self.until(FILE_DATA, FILE_DONE))[0] == FILE_DATA:
                data += answer[1][4:]
            _, error, size = struct.unpack("<IiQ", answer[1])
            assert not error, error
            if size < piece:
                self.send(GET_CLOSE, struct.pack("<I", id))
                return data

    def listing(self, path="", most=4096, id=3):
        """Kind and size by path, and the errno."""
        self.send(LIST, struct.pack("<II", id, most) + text(path))
        found = {}
        while (answer := self.until(FILE_ENTRY, FILE_DONE))[0] == FILE_ENTRY:
            _, kind, size, _, _ = struct.unpack("<IIQQQ", answer[1][:32])
            found[answer[1][32:]] = (kind, size)
        return found, struct.unpack("<IiQ", answer[1])[1]

    def delete(self, path, whole=0, id=4):
        self.send(DELETE, struct.pack("<II", id, whole) + text(path))
        return self.done()[1]

    def receive(self, count, timeout):
        self.socket.settimeout(timeout)
        while len(self.buffer) < count:
            data, control, _, _ = self.socket.recvmsg(1 << 20, socket.CMSG_SPACE(4))
            for _, _, rights in control:
                # They come with a header's first byte, in the frames' order, perhaps together with the end of the frame before.
                self.fds.append(array.array("i", rights)[0])
            if not data:
                raise EOFError
            self.buffer += data
        taken, self.buffer = self.buffer[:count], self.buffer[count:]
        return taken

    def next(self, timeout=20):
        length, type = struct.unpack("<IB3x", self.receive(8, timeout))
        assert length <= 65536
        return type, self.receive(length, timeout)

    def finish(self, timeout=30):
        """Everything up to EXIT or ERROR, by type."""
        out = {}
        while True:
            type, payload = self.next(timeout)
            out[type] = out.get(type, b"") + payload
            if type in (EXIT, ERROR):
                break
        if EXIT in out:
            names = ("code", "signal", "user", "system", "work_first", "work_peak", "work_size", "tmp_first", "tmp_peak", "tmp_size")
            out.update(zip(names, struct.unpack("<iiQQQQQQQQ", out[EXIT])))
        return out

    def exit_code(self):
        return int(subprocess.run(["docker", "wait", self.name], capture_output=True, text=True).stdout)

    def running(self):
        return subprocess.run(["docker", "inspect", "-f", "{{.State.Running}}", self.name],
                              capture_output=True, text=True).stdout.strip() == "true"

    def pid(self):
        return int(subprocess.run(["docker", "inspect", "-f", "{{.State.Pid}}", self.name],
                                  capture_output=True, text=True).stdout)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.supervisor:
            self.supervisor.stop()
        self.socket.close()
        subprocess.run(["docker", "rm", "-f", self.name], capture_output=True)
        shutil.rmtree(self.folder)


def configuration(filter, argv, limits=(), cwd="/work", uid=64000, network=0):
    env = ["PATH=/usr/local/bin:/usr/bin:/bin", "HOME=/work", "LANG=C.UTF-8", "MPLBACKEND=Agg",
           "MPLCONFIGDIR=/usr/share/interpreterguard/matplotlib", "OPENBLAS_NUM_THREADS=1"]
    return (struct.pack("<IIIII", VERSION, uid, 64000, 1 << 3 | 1 << 5, network)
            + struct.pack("<I", len(limits)) + b"".join(struct.pack("<IQQ", *limit) for limit in limits)
            + struct.pack("<I", len(filter) // 8) + filter
            + struct.pack("<I", len(argv)) + b"".join(map(text, argv))
            + struct.pack("<I", len(env)) + b"".join(map(text, env))
            + text(cwd))


class Supervisor(threading.Thread):
    """Lets execve go on, and answers EPERM to everything else."""

    RECV, SEND = 0xC0502100, 0xC0182101

    def __init__(self, fd, calls):
        super().__init__(daemon=True)
        self.fd, self.calls, self.going = fd, calls, True
        self.libc = ctypes.CDLL(None, use_errno=True)
        self.start()

    def run(self):
        poll = select.poll()
        poll.register(self.fd, select.POLLIN)
        while self.going:
            events = poll.poll(20)
            if not events:
                continue
            if not events[0][1] & select.POLLIN:
                return
            request = ctypes.create_string_buffer(80)
            if self.libc.ioctl(self.fd, ctypes.c_ulong(self.RECV), request):
                continue
            id, _, _, number = struct.unpack_from("<QIIi", request)
            self.calls.append(number)
            answer = (id, 0, 0, 1) if number == NR_EXECVE else (id, 0, -1, 0)
            self.libc.ioctl(self.fd, ctypes.c_ulong(self.SEND), ctypes.create_string_buffer(struct.pack("<QqiI", *answer)))

    def stop(self):
        """What the death of a supervisor is to the kernel: its descriptor is closed."""
        if self.going:
            self.going = False
            self.join()
            os.close(self.fd)
