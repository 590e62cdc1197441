"""The parser service: source text in, syntax trees out. It never runs what it reads.

It listens on a Unix socket (its only argument) inside a container without network. A few children, forked ahead, wait in accept(), however
many are busy or kept by whoever connected to them;
each serves exactly one connection and is gone with it. Whoever connects decides whose texts go through one connection, one request after
the other; nothing that one text leaves behind can reach another connection's. A child that crashes, eats too much or takes too long is
killed, and its caller sees the connection end.

Wire, all lengths u32 little endian; requests and responses take turns:
  request   length, {"sources": [{"language": "python" | "shell", "code": "..."}, ...]}
  response  length of all that follows, then for each source: length, then
            {"shift": lines, "tree": ...} or {"error": {"reason": ..., "message": ..., "line": ..., "column": ...}}
"""

import gc
import json
import os
import resource
import select
import signal
import socket
import struct
import sys

import python_tree
import shell_tree
from failures import failure

REQUEST_BYTES_MAX = 8 * 1024 * 1024
CODE_CHARACTERS_MAX = 1024 * 1024
SOURCES_MAX = 64
# Of one request. A 1 MiB file of honest Python takes one to two; what is slower than this is killed. The caller's own clock is shorter.
WALL_CLOCK_SECONDS_MAX = 5
CPU_SECONDS_MAX = 5
# What was taken for a large text is not given back, and cycles are not collected: such a process answers and is gone.
REQUESTS_MAX = 256
KEEPS_BYTES_MAX = 128 * 1024
ADDRESS_SPACE_BYTES_MAX = 2 * 1024 * 1024 * 1024
CHILDREN_WAITING = 4
LENGTH = struct.Struct("<I")

FRONT_ENDS = {"python": python_tree.parse, "shell": shell_tree.parse}


def parse(source):
    """One source to the bytes of one result."""
    code = source.get("code")
    front_end = FRONT_ENDS.get(source.get("language"))
    if front_end is None or not isinstance(code, str):
        return failure("crashed", "The parser was asked for a language it does not know.")
    if len(code) > CODE_CHARACTERS_MAX:
        return failure("too_large", f"The text has {len(code)} characters; at most {CODE_CHARACTERS_MAX} are parsed.")
    return front_end(code)


def receive(connection, count):
    parts = bytearray()
    while len(parts) < count:
        part = connection.recv(min(count - len(parts), 1 << 20))
        if not part:
            raise ConnectionError
        parts += part
    return bytes(parts)


def answer(connection):
    """One request. Returns whether there may be a next one."""
    (length,) = LENGTH.unpack(receive(connection, LENGTH.size))
    limit()
    if length > REQUEST_BYTES_MAX:
        return False
    sources = json.loads(receive(connection, length))["sources"]
    if len(sources) > SOURCES_MAX:
        return False
    results = [parse(source) for source in sources]
    payload = b"".join(LENGTH.pack(len(result)) + result for result in results)
    connection.sendall(LENGTH.pack(len(payload)) + payload)
    signal.setitimer(signal.ITIMER_REAL, 0)
    return length <= KEEPS_BYTES_MAX


def limit():
    """From here on a request runs: waiting for it costs nothing. The default action of both ends the process also in the middle of C code."""
    signal.setitimer(signal.ITIMER_REAL, WALL_CLOCK_SECONDS_MAX)
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + CPU_SECONDS_MAX, hard))


def rehearse():
    """A process that was just forked pays for each page it touches first; it pays here, before anybody waits for it."""
    ours, theirs = socket.socketpair()
    samples = [{"language": "python", "code": python_tree.SAMPLE}, {"language": "shell", "code": shell_tree.SAMPLE}]
    request = json.dumps({"sources": samples}).encode()
    theirs.sendall(LENGTH.pack(len(request)) + request)
    answer(ours)
    ours.close()
    theirs.close()


def serve_one(listener, accepted, rehearsed):
    """A child's whole life."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    if rehearsed:
        rehearse()
    connection, _ = listener.accept()
    os.write(accepted, LENGTH.pack(os.getpid()))
    for _ in range(REQUESTS_MAX):
        if not answer(connection):
            return


class Children:
    """Keeps a few of them waiting."""

    def __init__(self, listener):
        self.listener = listener
        self.accepts, self.accepted = os.pipe()
        self.wakes, wake = os.pipe()
        os.set_blocking(wake, False)
        os.set_blocking(self.wakes, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
        self.waiting = set()

    def fork(self, rehearsed):
        try:
            pid = os.fork()
        except OSError:
            # There are as many processes as there may be; the next that ends makes room.
            return False
        if pid != 0:
            self.waiting.add(pid)
            return True
        try:
            serve_one(self.listener, self.accepted, rehearsed)
            os._exit(0)
        except BaseException:
            os._exit(1)

    def keep(self):
        killed = False
        while True:
            # Whoever was killed may have left callers behind: they need somebody who accepts, not somebody who is fast.
            while len(self.waiting) < CHILDREN_WAITING and self.fork(not killed):
                pass
            killed = False
            ready, _, _ = select.select([self.accepts, self.wakes], [], [])
            if self.accepts in ready:
                self.waiting.difference_update(pid for (pid,) in LENGTH.iter_unpack(os.read(self.accepts, 256 * LENGTH.size)))
            if self.wakes in ready:
                os.read(self.wakes, 4096)
                for pid, status in ended():
                    killed |= pid in self.waiting and os.WIFSIGNALED(status)
                    self.waiting.discard(pid)


def ended():
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        yield pid, status


def main(path):
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE_BYTES_MAX, ADDRESS_SPACE_BYTES_MAX))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    python_tree.warm_up()
    # Children share the parent's pages as long as nobody walks over all objects.
    gc.collect()
    gc.disable()
    gc.freeze()

    if os.path.exists(path):
        os.unlink(path)
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listener.bind(path)
    os.chmod(path, 0o666)
    listener.listen(128)
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))

    Children(listener).keep()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "/run/parser/parser.sock")
