"""Shell source to a tree: shfmt's own JSON, passed on as it is."""

import json
import os
import re
import signal
import socket
import struct

SHFMT = "/usr/bin/shfmt"
# Where children wait with a shfmt each; abstract, for nobody outside of this container shall find it.
ADDRESS = "\0shfmt"
SMALL_BYTES = 65536
EXIT_CODE = struct.Struct("<i")
RESPONSE_BYTES_MAX = 48 * 1024 * 1024
# A column it does not know, shfmt writes as a question mark.
PLACE = re.compile(r"^(?:<standard input>:)?(\d+):(\d+|\?): ")


def failure(reason, message, line=1, column=1):
    return json.dumps({"error": {"reason": reason, "message": message[:300], "line": line, "column": column}}).encode()


class Shfmt:
    """A shfmt that was started and waits for its text, with the place where it will say something."""

    def __init__(self, small=True):
        source, self._input = os.pipe()
        self._output, said = os.pipe()
        # One that reads little needs no second thread and gives no memory back. It must not hold an end of its own input, or that never ends.
        self._pid = os.posix_spawn(
            SHFMT,
            [SHFMT, "-ln=bash", "--to-json"],
            {"GOMAXPROCS": "1", "GOGC": "off"} if small else {},
            file_actions=[(os.POSIX_SPAWN_DUP2, source, 0), (os.POSIX_SPAWN_DUP2, said, 1), (os.POSIX_SPAWN_DUP2, said, 2)],
        )
        os.close(source)
        os.close(said)

    def read(self, code):
        """What it says of a text, and its exit code. It reads all of its input before it says anything, so neither side waits for the other."""
        try:
            write_all(self._input, code)
        except BrokenPipeError:
            # It is gone; its exit code tells why.
            pass
        os.close(self._input)
        output = bytearray()
        while len(output) <= RESPONSE_BYTES_MAX:
            part = os.read(self._output, 1 << 20)
            if not part:
                break
            output += part
        os.close(self._output)
        _, status = os.waitpid(self._pid, 0)
        return bytes(output), os.waitstatus_to_exitcode(status)


def shfmt(code):
    """One text read by a shfmt of its own: by one that waits already, unless the text is long."""
    if len(code) >= SMALL_BYTES:
        return Shfmt(small=False).read(code)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.connect(ADDRESS)
        connection.sendall(code)
        connection.shutdown(socket.SHUT_WR)
        answer = receive_all(connection)
    # Whoever read it was ended before it could say how that went.
    if len(answer) < EXIT_CODE.size:
        return b"", -signal.SIGKILL
    return answer[EXIT_CODE.size:], *EXIT_CODE.unpack_from(answer)


def serve(ready, connection):
    """The other side of that: one text from the connection to the shfmt that waits, and back what it says."""
    output, exit_code = ready.read(receive_all(connection))
    connection.sendall(EXIT_CODE.pack(exit_code) + output)


def receive_all(connection):
    parts = bytearray()
    while part := connection.recv(1 << 18):
        parts += part
    return bytes(parts)


def write_all(descriptor, data):
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view):]


def parse(code):
    if not code.strip():
        return b'{"shift":0,"tree":{"Type":"File","Stmts":[]}}'
    output, exit_code = shfmt(code.encode("utf-8", "replace"))
    if len(output) > RESPONSE_BYTES_MAX:
        return failure("too_large", "The syntax tree is too large to be looked at.")
    if exit_code == 0:
        return b'{"shift":0,"tree":' + output + b"}"
    message = output[:2000].decode("utf-8", "replace")
    if exit_code != 1:
        # Stack, memory or time ran out: nesting does that, for its tree is written with an indent for each level.
        return failure("too_deep", "The shell parser could not finish this text: it is nested too deeply.")
    place = PLACE.match(message)
    line, column = (int(place[1]), int(place[2]) if place[2] != "?" else 1) if place else (1, 1)
    return failure("syntax", f"The shell parser cannot read it: {PLACE.sub('', message).strip()}.", line, column)
