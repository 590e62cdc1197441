"""Shell source to a tree: shfmt's own JSON, passed on as it is."""

import json
import os
import re

SHFMT = "/usr/bin/shfmt"
RESPONSE_BYTES_MAX = 48 * 1024 * 1024
# A column it does not know, shfmt writes as a question mark.
PLACE = re.compile(r"^(?:<standard input>:)?(\d+):(\d+|\?): ")


def failure(reason, message, line=1, column=1):
    return json.dumps({"error": {"reason": reason, "message": message[:300], "line": line, "column": column}}).encode()


def shfmt(code):
    """Runs shfmt on a text. The text goes in through a file without a name, so that no pipe can fill up while nobody reads."""
    source = os.memfd_create("source")
    os.write(source, code) if len(code) < 65536 else write_all(source, code)
    os.lseek(source, 0, os.SEEK_SET)
    reader, writer = os.pipe()
    pid = os.posix_spawn(
        SHFMT,
        [SHFMT, "-ln=bash", "--to-json"],
        {"GOMAXPROCS": "1", "GOGC": "off"} if len(code) < 65536 else {},
        file_actions=[
            (os.POSIX_SPAWN_DUP2, source, 0),
            (os.POSIX_SPAWN_DUP2, writer, 1),
            (os.POSIX_SPAWN_DUP2, writer, 2),
        ],
    )
    os.close(source)
    os.close(writer)
    output = bytearray()
    while len(output) <= RESPONSE_BYTES_MAX:
        part = os.read(reader, 1 << 20)
        if not part:
            break
        output += part
    os.close(reader)
    _, status = os.waitpid(pid, 0)
    return bytes(output), os.waitstatus_to_exitcode(status)


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
