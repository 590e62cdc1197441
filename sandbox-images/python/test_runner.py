#!/usr/bin/env python3
"""Tests of the Python runner's sessions and results with real containers: test_runner.py <image> [name]."""
import base64
import json
import os
import sys
import time
import traceback

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "init"))
from host_side import FROM_RUNNER, INTERRUPT, STDERR, STDIN, STDOUT, SYNC, SYNCED, TO_RUNNER, Sandbox

IMAGE = sys.argv[1]


class Session:
    """Cells one after another in one sandbox."""

    def __init__(self):
        self.box, self.cells = Sandbox(IMAGE, "python"), 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.box.__exit__()

    def start(self, code, **more):
        self.cells += 1
        self.id = f"{self.cells:032x}"
        line = json.dumps({"op": "cell", "id": self.id, "code": code, "args": [], "env": {}, **more}).encode() + b"\n"
        for at in range(0, len(line), 1 << 16):
            self.box.send(TO_RUNNER, line[at:at + (1 << 16)])

    def interrupt(self):
        self.box.send(INTERRUPT, b"")

    def end(self, timeout=20):
        """What came until the cell was done, and what was in the pipes then."""
        got, line = {STDOUT: b"", STDERR: b"", FROM_RUNNER: b""}, b""
        until = time.monotonic() + timeout
        messages = []
        while not messages or messages[-1]["op"] != "done":
            kind, payload = self.box.next(until - time.monotonic())
            assert kind in got, (kind, payload, got)
            got[kind] += payload
            while b"\n" in got[FROM_RUNNER]:
                line, _, got[FROM_RUNNER] = got[FROM_RUNNER].partition(b"\n")
                if line.startswith(b"{"):
                    messages.append(json.loads(line))
                assert len(line) <= 4 << 20
        self.box.send(SYNC, b"\1\0\0\0")
        while (frame := self.box.next(10))[0] != SYNCED:
            got[frame[0]] += frame[1]
        assert not got[FROM_RUNNER], got[FROM_RUNNER]
        assert messages[-1]["id"] == self.id, messages
        return Done(messages, got[STDOUT].decode(), got[STDERR].decode())

    def run(self, code, **more):
        self.start(code, **more)
        return self.end()

    def stop(self, code, after=b"", pause=0.1):
        """Interrupts the cell a moment after it wrote a line; the seconds that took."""
        self.start(code)
        seen = b""
        while not seen.endswith(b"going\n"):
            kind, payload = self.box.next(20)
            assert kind == STDOUT, (kind, payload)
            seen += payload
        time.sleep(pause)
        start = time.monotonic()
        self.interrupt()
        done = self.end()
        done.took = time.monotonic() - start
        return done


class Done:
    def __init__(self, messages, out, err):
        self.status, self.messages, self.out, self.err = messages[-1]["status"], messages[:-1], out, err
        self.results = [m for m in self.messages if m["op"] == "result"]
        self.errors = [m for m in self.messages if m["op"] == "error"]

    @property
    def value(self):
        assert self.status == 0, self
        main = [m for m in self.results if m["is_main"]]
        assert len(main) == 1, self
        return main[0]["data"]["text/plain"]

    @property
    def error(self):
        assert len(self.errors) == 1, self
        return self.errors[0]

    def __repr__(self):
        return f"status {self.status}, {str(self.messages)[:2000]}, out {self.out!r}, err {self.err!r}"


def one_shot(code, warm=0):
    with Sandbox(IMAGE, "python") as box:
        box.send(STDIN, b"")
        box.send(TO_RUNNER, json.dumps({"op": "run", "code": code, "args": [], "env": {}, "nonce": "00"}).encode() + b"\n")
        out = box.finish()
        messages = [json.loads(line) for line in out.get(FROM_RUNNER, b"").splitlines()]
        return Done(messages + [{"status": out["code"]}], out.get(STDOUT, b"").decode(), out.get(STDERR, b"").decode())


# ---- cells ----

def state_lives_on():
    with Session() as s:
        assert s.run("import os, math\nx = 41\ndef f(): return x + 1\nclass C: pass\nos.mkdir('d'); os.chdir('d'); os.environ['A'] = '1'\nopened = open('f', 'w+')").status == 0
        assert s.run("x, f(), C.__module__, os.path.basename(os.getcwd()), os.environ['A'], opened.write('ab')").value == "(41, 42, '__main__', 'd', '1', 2)"
        assert s.run("import pickle; pickle.loads(pickle.dumps(C())).__class__ is C").value == "True"
        assert s.run("del x\nf()").error["name"] == "NameError"
        assert s.run("x = 1\nf()").value == "2"
        assert s.run("from __future__ import annotations").status == 0
        assert s.run("def g(a: undefined_name): pass\ng.__annotations__").value == "{'a': 'undefined_name'}"


def each_cell_has_its_own_arguments_environment_and_input():
    with Session() as s:
        code = "import sys, os; print(sys.argv, os.environ.get('K'), repr(sys.stdin.read()))"
        assert s.run(code, args=["a", "b c"], env={"K": "v"}, stdin="line\nü").out == "['cell-1.py', 'a', 'b c'] v 'line\\nü'\n"
        assert s.run(code).out == "['cell-2.py'] v ''\n"
        assert s.run("input(), input()", stdin="1\n2\n3\n").value == "('1', '2')"
        assert s.run("input()").error["name"] == "EOFError"
        assert s.run("import subprocess; subprocess.run(['cat'], capture_output=True).stdout", stdin="for a child").value == "b'for a child'"
        assert s.run("sys.stdin.close(); os.close(0)").status == 0
        assert s.run("input()", stdin="again").value == "'again'"
        assert s.run("len(sys.stdin.read())", stdin="x" * 300_000).value == "300000"
        assert s.run("os.listdir('/tmp')").value == "[]"


def errors_have_the_lines_of_their_own_cells():
    with Session() as s:
        s.run("# one\ndef inner(n):\n    return 1 / n  # here\n")
        told = s.run("\n\ninner(0)")
        assert told.status == 1 and told.error["name"] == "ZeroDivisionError", told
        text = told.error["traceback"]
        assert 'File "cell-2.py", line 3, in <module>\n    inner(0)\n' in text and 'File "cell-1.py", line 3, in inner\n    return 1 / n  # here\n' in text, text
        assert "/sandbox" not in text and told.err == text, told
        told = s.run("x = 1\nx = (")
        assert told.error["name"] == "SyntaxError" and 'File "cell-3.py", line 2' in told.err, told
        assert s.run("import inspect; inspect.getsource(inner)").value == repr("def inner(n):\n    return 1 / n  # here\n")
        s.run("%pwd\ndef shown(n):\n    return inner(n)")
        text = s.run("%pwd\nshown(0)").error["traceback"]
        assert all(part in text for part in ('"cell-6.py", line 2', '"cell-5.py", line 3', '"cell-1.py", line 3', "return inner(n)")), text
        s.run("raise ValueError('\\ud800')")
        assert s.run("import sys\nsys.excepthook = lambda *a: print('hooked', a[0].__name__)\n1/0").out == "hooked ZeroDivisionError\n"
        assert s.run("sys.excepthook = lambda *a: 1/0\n[][1]").status == 1
        assert s.run("sys.excepthook = sys.__excepthook__\nclass E(Exception):\n    def __str__(self): raise OSError\nraise E").error["value"] == "<unprintable>"


def exit_ends_the_cell():
    with Session() as s:
        s.run("kept = 5\nimport sys")
        for code, status in (("exit()", 0), ("exit(3)", 3), ("sys.exit(300)", 44), ("raise SystemExit('bye')", 1), ("quit()", 0), ("%pwd\nexit(4)", 4), ("exit(5)", 5), ("%pwd\nsys.exit(6)", 6)):
            done = s.run(code)
            assert done.status == status and not done.errors, (code, done)
            assert done.err == ("bye\n" if "bye" in code else ""), (code, done)
        assert s.run("kept, input()", stdin="x").value == "(5, 'x')"


def both_kinds_of_cells_share_their_names():
    with Session() as s:
        s.run("x = 1")
        assert s.run("%pwd\nx += 1\nx").value == "2"
        assert s.run("x + 1").value == "3"
        s.run("from IPython.display import display\ndef show(v): display(v)")
        assert s.run("show(7)").results == [{"op": "result", "is_main": False, "data": {"text/plain": "7"}}]
        assert s.run("%%bash\necho from bash").out == "from bash\n"
        assert s.run("y = !echo z\ny[0]").value == "'z'"
        assert s.run("get_ipython().user_ns is globals()").value == "True"


def await_works_on_one_loop():
    with Session() as s:
        assert s.run("import asyncio\nasync def f():\n    await asyncio.sleep(0.01)\n    return 7\nawait f()").value == "7"
        s.run("seen = []\nasync def tick():\n    for i in range(3):\n        seen.append(i); await asyncio.sleep(0.01)\nt = asyncio.create_task(tick()); await asyncio.sleep(0)")
        assert s.run("await t; seen").value == "[0, 1, 2]"
        assert s.run("q = asyncio.Queue(); await q.put(1)").status == 0
        assert s.run("%pwd\nawait q.get()").value == "1"
        assert s.run("asyncio.run(f())").value == "7"
        assert s.run("await f()").value == "7"
        assert s.run("async def bad():\n    raise KeyError('k')\nawait bad()").error["name"] == "KeyError"
        assert s.run("asyncio.get_event_loop().run_until_complete(f())").value == "7"
        assert s.run("asyncio.get_event_loop().close()").status == 0
        assert s.run("await f()").value == "7"


def output_is_there_before_the_end():
    with Session() as s:
        assert s.run("import sys, io, os, ctypes\nsys.stdout.write('no newline'); sys.stderr.write('e')").out == "no newline"
        assert s.run("sys.stdout = io.TextIOWrapper(io.BufferedWriter(io.FileIO(os.dup(1), 'w')))\nprint('replaced')").out == "replaced\n"
        assert s.run("ctypes.CDLL(None).printf(b'native\\n')").out == "native\n"
        assert s.run("sys.stdout = None").status == 0
        assert s.run("sys.stdout = sys.__stdout__; print('x' * 300000)").out == "x" * 300000 + "\n"


def forked_copies_stay_silent():
    with Session() as s:
        assert s.run("import os\npid = os.fork()\nif pid: os.waitpid(pid, 0)\nprint('child' if pid == 0 else 'parent')\npid == 0").value == "False"
        assert s.run("pid = os.fork()\nif pid == 0: raise SystemExit(7)\nos.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])").value == "7"
        done = s.run("pid = os.fork()\nif pid == 0: 1/0\nos.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])")
        assert done.value == "1" and not done.errors and "ZeroDivisionError" in done.err, done
        assert s.run("import multiprocessing\ndef double(n): return 2 * n\nwith multiprocessing.Pool(2) as pool: r = pool.map(double, [1, 2])\nr").value == "[2, 4]"
        assert s.run("import subprocess\nsubprocess.run('echo {} >&3', shell=True, capture_output=True).returncode").value == "2"


# ---- the file that a submission says it is ----

def its_own_file_is_there_while_it_runs():
    assert one_shot(code := "print(len(open(__file__).read()))").out == f"{len(code)}\n"
    spawned = one_shot("import multiprocessing\ndef double(n): return 2 * n\nif __name__ == '__main__':\n    with multiprocessing.get_context('spawn').Pool(2) as pool: print(pool.map(double, [1, 2]))")
    assert spawned.out == "[2, 4]\n", spawned
    again = one_shot("import subprocess, sys\nprint('child') if sys.argv[1:] else print(subprocess.run([sys.executable, __file__, 'x'], capture_output=True, text=True).stdout)")
    assert again.out == "child\n\n", again


def its_own_file_leaves_with_it():
    for code, left in (("1", []), ("exit(3)", []), ("1/0", []), ("import os\nif os.fork() == 0: exit()\nos.wait(); assert os.path.exists(__file__)", []), ("open(__file__, 'a').write('#')", [b"main.py"])):
        with Sandbox(IMAGE, "python") as box:
            box.send(STDIN, b"")
            box.send(TO_RUNNER, json.dumps({"op": "run", "code": code, "args": [], "env": {}, "nonce": "00"}).encode() + b"\n")
            out = box.finish()
            assert list(box.listing()[0]) == left, (code, out)


def a_callers_file_of_that_name_stays():
    with Sandbox(IMAGE, "python") as box:
        box.upload("main.py", b"own = 'theirs'\n")
        box.send(STDIN, b"")
        box.send(TO_RUNNER, json.dumps({"op": "run", "code": "import main; print(main.own)", "args": [], "env": {}, "nonce": "00"}).encode() + b"\n")
        assert box.finish().get(STDOUT) == b"theirs\n"


# ---- interrupts ----

def an_interrupt_ends_the_cell():
    with Session() as s:
        s.run("import time, subprocess, asyncio, threading, numpy as np\nkept = [1]")
        for code in (
            "print('going'); time.sleep(60)",
            "print('going')\nwhile True: pass",
            "print('going'); subprocess.run(['sleep', '60'])",
            "print('going')\na = np.ones(1000)\nwhile True: a = np.sqrt(a + 1)",
            "print('going'); await asyncio.sleep(60)",
            "async def spin():\n    while True: await asyncio.sleep(0)\nprint('going'); await spin()",
            "async def busy():\n    while True: pass\nprint('going'); await busy()",
            "print('going'); asyncio.run(asyncio.sleep(60))",
            "print('going'); threading.Event().wait()",
            "t = threading.Thread(target=time.sleep, args=(3,), daemon=True); t.start(); print('going'); t.join()",
            "%pwd\nprint('going'); time.sleep(60)",
            "%pwd\nprint('going'); await asyncio.sleep(60)",
            "!echo going; sleep 60",
            "class Slow:\n    def __repr__(self):\n        print('going'); time.sleep(60)\nSlow()",
            "class Hang(Exception):\n    def __str__(self):\n        print('going'); time.sleep(60)\nraise Hang",
            "import sys\nclass Stuck:\n    def write(self, t): sys.__stdout__.write(t)\n    def flush(self):\n        print('going', file=sys.__stdout__); time.sleep(60)\nsys.stdout = Stuck()",
            "import sys; sys.stdout = sys.__stdout__; print('going'); sum(i for i in iter(int, 1))",
        ):
            try:
                done = s.stop(code)
            except TimeoutError:
                raise AssertionError(code)
            told = done.error["name"] if done.errors else None
            if "Stuck" in code:
                assert done.status == 0 and done.took < 2, (code, done)
            else:
                assert (done.status, told) == (130, "KeyboardInterrupt"), (code, done)
            assert done.took < 2, (code, done.took)
        assert s.run("kept").value == "[1]"
        told = s.stop("def deep():\n    print('going')\n    time.sleep(60)\ndeep()")
        assert "line 3, in deep\n    time.sleep(60)\nKeyboardInterrupt" in told.err and "/sandbox" not in told.err, told


def an_interrupt_may_be_handled():
    with Session() as s:
        done = s.stop("import time\ntry:\n    print('going'); time.sleep(60)\nexcept KeyboardInterrupt:\n    print('caught')")
        assert (done.status, done.out) == (0, "caught\n"), done
        done = s.stop("import signal\nsignal.signal(signal.SIGINT, lambda *_: print('own'))\nprint('going'); time.sleep(0.5)")
        assert (done.status, done.out) == (0, "own\n"), done
        assert s.stop("print('going'); time.sleep(60)").status == 130
        done = s.stop("import asyncio\nasync def main():\n    try:\n        print('going'); await asyncio.sleep(60)\n    finally:\n        await asyncio.sleep(0.01); print('cleaned')\nawait main()")
        assert (done.status, done.out) == (130, "cleaned\n"), done
        assert s.run("await asyncio.sleep(0)").status == 0


def between_cells_interrupts_are_ignored():
    with Session() as s:
        # Long enough to be heard: one that is still on its way when the cell comes is the cell's.
        s.interrupt()
        time.sleep(0.2)
        assert s.run("1").value == "1"
        for _ in range(5):
            s.interrupt()
            time.sleep(0.02)
        time.sleep(0.2)
        assert s.run("2").value == "2"
        s.run("import signal\ndef own(*_): raise KeyError\nsignal.signal(signal.SIGINT, own)")
        s.interrupt()
        time.sleep(0.05)
        assert s.run("3").value == "3"


def interrupts_at_any_moment_leave_a_session():
    with Session() as s:
        s.run("kept = 5\nimport time")
        stopped = 0
        for n in range(150):
            s.start("class V:\n    def __repr__(self): return 'v' * 20000\nfor i in range(300): pass\nV()" if n % 2 else "%pwd\n'w' * 20000")
            time.sleep(n % 30 / 10000)
            s.interrupt()
            if n % 3 == 0:
                s.interrupt()
            done = s.end()
            assert (done.status, [e["name"] for e in done.errors]) in ((0, []), (130, ["KeyboardInterrupt"])), done
            stopped += done.status == 130
        assert s.run("kept").value == "5"
        print(f"    {stopped} of 150 cells stopped")


def a_cell_whose_message_is_on_its_way_is_stopped():
    with Session() as s:
        s.start("x = 1\n" * 150_000 + "import time; time.sleep(60)")
        time.sleep(0.1)
        s.interrupt()
        assert s.end(timeout=5).status == 130


def half_a_line_on_the_wire_spoils_no_end():
    with Session() as s:
        s.run("import os\nos.write(3, b'half a line')")
        assert s.run("1").value == "1"


def pace():
    with Session() as s:
        s.run("1")
        took = []
        for _ in range(20):
            start = time.monotonic()
            s.start("1")
            while not (frame := s.box.next())[1].endswith(b'"status":0}\n'):
                pass
            took.append((time.monotonic() - start) * 1000)
        took.sort()
        print(f"    a cell of a session: {took[len(took) // 2]:.2f} ms in the middle, {took[-1]:.2f} ms at worst")


def main():
    import test_results

    own = ("main", "one_shot", "Session", "Done")
    tests = [(n, t) for n, t in globals().items() if callable(t) and getattr(t, "__module__", "") == __name__ and n not in own] + test_results.TESTS
    failed = 0
    for name, test in tests:
        if len(sys.argv) > 2 and not name.startswith(sys.argv[2]):
            continue
        try:
            test()
            print(f"  ok    {name}")
        except Exception:
            failed += 1
            print(f"  FAIL  {name}")
            traceback.print_exc()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
