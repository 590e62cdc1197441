"""Shell source to a tree: shell_reader.go's answer, passed on as it is."""

import os
import resource
import struct

from failures import failure

READER = "/usr/lib/interpreterguard/shell-reader"
RESPONSE_BYTES_MAX = 49 * 1024 * 1024
# Its own clock ends a text; this ends one whose clock does not run. It stays for as many texts as its parent does.
CPU_SECONDS_MAX = 60
LENGTH = struct.Struct("<I")
# One text at a time, on one thread: the other processors are for other connections.
ENVIRONMENT = {"GOMAXPROCS": "1"}
SAMPLE = 'for name in "$@"; do\n  if [ -f "$name" ]; then wc -l < "$name" | sort -n; fi\ndone\n'


class Reader:
    """The process that reads shell texts for this one: starting it takes longer than reading a hundred texts of a usual size."""

    def __init__(self):
        source, text = os.pipe()
        tree, output = os.pipe()
        self.pid = os.posix_spawn(
            READER,
            [READER],
            ENVIRONMENT,
            file_actions=[(os.POSIX_SPAWN_DUP2, source, 0), (os.POSIX_SPAWN_DUP2, output, 1)],
        )
        os.close(source)
        os.close(output)
        resource.prlimit(self.pid, resource.RLIMIT_CPU, (CPU_SECONDS_MAX, CPU_SECONDS_MAX))
        self.text = os.fdopen(text, "wb")
        self.tree = os.fdopen(tree, "rb")

    def read(self, code):
        """What it answers; nothing when it ended over this text. It takes all of a text before it says anything, so no pipe can fill up while nobody reads."""
        try:
            self.text.write(LENGTH.pack(len(code)) + code)
            self.text.flush()
        except BrokenPipeError:
            return None
        header = self.tree.read(LENGTH.size)
        if len(header) < LENGTH.size:
            return None
        (length,) = LENGTH.unpack(header)
        answer = self.tree.read(min(length, RESPONSE_BYTES_MAX))
        return answer if len(answer) == length else None

    def close(self):
        for pipe in (self.text, self.tree):
            try:
                pipe.close()
            except BrokenPipeError:
                pass
        os.waitpid(self.pid, 0)


reader = None


def ask(code):
    """The answer of the process that stays; nothing when it ended over this text, or had ended before."""
    global reader
    reader = reader or Reader()
    answer = reader.read(code)
    if answer is None:
        reader.close()
        reader = None
    return answer


def parse(code):
    if not code.strip():
        return b'{"shift":0,"tree":{"Type":"File","Stmts":[]}}'
    code = code.encode("utf-8", "replace")
    stayed = reader is not None
    try:
        answer = ask(code)
        if answer is None and stayed:
            # It may have been ended between two texts, when memory was short: that is not this text's fault.
            answer = ask(code)
    except OSError as problem:
        # There are as many processes as there may be: this one text is not read, and its caller is told.
        return failure("crashed", f"The shell parser could not be started: {problem.strerror}.")
    # Stack, memory or time ran out.
    return answer or failure("too_deep", "The shell parser could not finish this text: it is nested too deeply.")
