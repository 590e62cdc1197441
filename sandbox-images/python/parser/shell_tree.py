"""Shell source to a tree: shfmt's own JSON, passed on as it is."""

import json
import os
import re

SHFMT = "/usr/bin/shfmt"
RESPONSE_BYTES_MAX = 48 * 1024 * 1024
# A text below this is done before collecting garbage on more than one thread would pay.
SMALL_BYTES = 65536
SMALL = {"GOMAXPROCS": "1", "GOGC": "off"}
# A column it does not know, shfmt writes as a question mark.
PLACE = re.compile(r"^(?:<standard input>:)?(\d+):(\d+|\?): ")


def failure(reason, message, line=1, column=1):
    return json.dumps({"error": {"reason": reason, "message": message[:300], "line": line, "column": column}}).encode()


class Reader:
    """A shfmt that was started and waits for its one text: starting it takes longer than reading a text of a usual size."""

    def __init__(self, environment):
        source, self.text = os.pipe()
        self.tree, output = os.pipe()
        self.pid = os.posix_spawn(
            SHFMT,
            [SHFMT, "-ln=bash", "--to-json"],
            environment,
            file_actions=[
                (os.POSIX_SPAWN_DUP2, source, 0),
                (os.POSIX_SPAWN_DUP2, output, 1),
                (os.POSIX_SPAWN_DUP2, output, 2),
            ],
        )
        os.close(source)
        os.close(output)

    def read(self, code):
        """What it says of a text, and its exit code. It takes all of the text before it says anything, so no pipe can fill up while nobody reads."""
        try:
            view = memoryview(code)
            while view:
                view = view[os.write(self.text, view):]
        except BrokenPipeError:
            # It ended before it had read everything; its exit code says how.
            pass
        os.close(self.text)
        output = bytearray()
        while len(output) <= RESPONSE_BYTES_MAX:
            part = os.read(self.tree, 1 << 20)
            if not part:
                break
            output += part
        os.close(self.tree)
        _, status = os.waitpid(self.pid, 0)
        return bytes(output), os.waitstatus_to_exitcode(status)


class Readers:
    """Keeps one of them waiting once there was a shell text: where there was one, there are more."""

    def __init__(self):
        self.waiting = None
        self.used = False

    def read(self, code):
        self.used = True
        if len(code) >= SMALL_BYTES:
            return Reader({}).read(code)
        reader, self.waiting = self.waiting or Reader(SMALL), None
        return reader.read(code)

    def prepare(self):
        if self.used and self.waiting is None:
            self.waiting = Reader(SMALL)


READERS = Readers()


def parse(code):
    if not code.strip():
        return b'{"shift":0,"tree":{"Type":"File","Stmts":[]}}'
    output, exit_code = READERS.read(code.encode("utf-8", "replace"))
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
