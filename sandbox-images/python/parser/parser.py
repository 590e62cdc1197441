"""The parser service: source text in, syntax trees out. It never runs what it reads.

It listens on a Unix socket (its only argument) inside a container without network. A few children, forked ahead, wait in accept();
each serves exactly one connection with one request and is gone, so that no text can leave anything behind for the next one.
A child that crashes, eats too much or takes too long is killed, and its caller sees the connection end.

Wire, all lengths u32 little endian:
  request   length, {"sources": [{"language": "python" | "shell", "code": "..."}, ...]}
  response  length of all that follows, then for each source: length, then
            {"shift": lines, "tree": ...} or {"error": {"reason": ..., "message": ..., "line": ..., "column": ...}}
"""

import gc
import json
import os
import resource
import signal
import socket
import struct
import sys

import python_tree
import shell_tree

REQUEST_BYTES_MAX = 8 * 1024 * 1024
CODE_CHARACTERS_MAX = 1024 * 1024
SOURCES_MAX = 64
# A 1 MiB file of honest Python takes about 3 s; what is slower than this is killed. The caller's own clock is shorter.
WALL_CLOCK_SECONDS_MAX = 5
CPU_SECONDS_MAX = 5
ADDRESS_SPACE_BYTES_MAX = 2 * 1024 * 1024 * 1024
CHILDREN_WAITING = 4
LENGTH = struct.Struct("<I")

FRONT_ENDS = {"python": python_tree.parse, "shell": shell_tree.parse}


def error(reason, message):
    return json.dumps({"error": {"reason": reason, "message": message, "line": 1, "column": 1}}).encode()


def parse(source):
    """One source to the bytes of one result."""
    code = source.get("code")
    front_end = FRONT_ENDS.get(source.get("language"))
    if front_end is None or not isinstance(code, str):
        return error("crashed", "The parser was asked for a language it does not know.")
    if len(code) > CODE_CHARACTERS_MAX:
        return error("too_large", f"The text has {len(code)} characters; at most {CODE_CHARACTERS_MAX} are parsed.")
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
    (length,) = LENGTH.unpack(receive(connection, LENGTH.size))
    if length > REQUEST_BYTES_MAX:
        return
    sources = json.loads(receive(connection, length))["sources"]
    if len(sources) > SOURCES_MAX:
        return
    results = [parse(source) for source in sources]
    payload = b"".join(LENGTH.pack(len(result)) + result for result in results)
    connection.sendall(LENGTH.pack(len(payload)) + payload)


def rehearse():
    """A process that was just forked pays for each page it touches first; it pays here, before anybody waits for it."""
    ours, theirs = socket.socketpair()
    request = json.dumps({"sources": [{"language": "python", "code": python_tree.SAMPLE}]}).encode()
    theirs.sendall(LENGTH.pack(len(request)) + request)
    answer(ours)
    ours.close()
    theirs.close()


def serve_one(listener, rehearsed):
    """A child's whole life."""
    if rehearsed:
        rehearse()
    connection, _ = listener.accept()
    # Only from here on, for waiting costs nothing. The default action ends the process also in the middle of C code.
    signal.setitimer(signal.ITIMER_REAL, WALL_CLOCK_SECONDS_MAX)
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS_MAX, CPU_SECONDS_MAX))
    answer(connection)


def fork_child(listener, rehearsed):
    pid = os.fork()
    if pid != 0:
        return pid
    try:
        serve_one(listener, rehearsed)
        os._exit(0)
    except BaseException:
        os._exit(1)


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

    waiting = {fork_child(listener, True) for _ in range(CHILDREN_WAITING)}
    while True:
        pid, status = os.wait()
        if pid in waiting:
            waiting.remove(pid)
            # Whoever was killed may have left callers behind: they need somebody who accepts, not somebody who is fast.
            waiting.add(fork_child(listener, os.WIFEXITED(status)))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "/run/parser/parser.sock")
