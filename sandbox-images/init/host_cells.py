"""For the tests of runners: a sandbox whose interpreter lives across cells."""
import json
import os
import signal
import time

from host_side import ERROR, EXIT, FROM_RUNNER, STDERR, STDOUT, TO_RUNNER, Sandbox

SETTLE_SECONDS = 0.02


class Cells(Sandbox):
    """`cell` gives what init told of one: its messages, output, status and milliseconds, and how long it lived after it was interrupted."""

    number = 0

    def cell(self, code, stdin=None, args=(), env=None, interrupt_after=None, timeout=20):
        self.number += 1
        message = {"op": "cell", "id": f"{self.number:032x}", "code": code, "args": list(args), "env": env or {}}
        if stdin is not None:
            message["stdin"] = stdin
        began = time.monotonic()
        self.send(TO_RUNNER, json.dumps(message).encode() + b"\n")
        out = {STDOUT: b"", STDERR: b"", FROM_RUNNER: b""}
        signalled = None
        while b'"op":"done"' not in out[FROM_RUNNER][-200:] or not out[FROM_RUNNER].endswith(b"\n"):
            waits = interrupt_after is not None and signalled is None
            try:
                type, payload = self.next(max(0.001, began + interrupt_after - time.monotonic()) if waits else timeout)
            except TimeoutError:
                assert waits, ("no end of the cell", code, out)
                self.interrupt()
                signalled = time.monotonic()
                continue
            assert type not in (EXIT, ERROR), ("the sandbox ended", code, payload, out)
            out[type] += payload
        ended = time.monotonic()
        self._take_the_rest(out)
        messages = [json.loads(line) for line in out[FROM_RUNNER].splitlines() if line.startswith(b"{")]
        done = messages.pop()
        assert done == {"op": "done", "id": message["id"], "status": done["status"]}, done
        return {"messages": messages, "status": done["status"], "out": out[STDOUT].decode(), "err": out[STDERR].decode(),
                "ms": (ended - began) * 1000, "after_signal_ms": signalled and (ended - signalled) * 1000}

    def value(self, code, **more):
        out = self.cell(code, **more)
        assert out["status"] == 0, (code, out)
        results = [m["data"] for m in out["messages"] if m["op"] == "result" and m["is_main"]]
        assert len(results) == 1, (code, out)
        return results[0]["text/plain"]

    def error(self, code, status=1, **more):
        out = self.cell(code, **more)
        errors = [m for m in out["messages"] if m["op"] == "error"]
        assert out["status"] == status and len(errors) == 1, (code, out)
        return errors[0]

    def runner(self):
        """The runner's process, as this machine knows it."""
        pid = self.pid()
        with open(f"/proc/{pid}/task/{pid}/children") as children:
            return int(children.read().split()[0])

    def interrupt(self):
        os.kill(self.runner(), signal.SIGINT)

    def _take_the_rest(self, out):
        """What was printed comes by other pipes than the word that the cell is over."""
        try:
            while True:
                type, payload = self.next(SETTLE_SECONDS)
                out[type] += payload
        except TimeoutError:
            pass
