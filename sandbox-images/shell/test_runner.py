#!/usr/bin/env python3
"""Tests of the shell runner's sessions with real containers: test_runner.py <image> [name]."""
import json
import os
import sys
import time
import traceback

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "init"))
from host_side import EXIT, FROM_RUNNER, INTERRUPT, STDERR, STDIN, STDOUT, SYNC, SYNCED, TO_RUNNER, Sandbox

IMAGE = sys.argv[1]


class Session:
    """Cells one after another in one sandbox."""

    def __init__(self):
        self.box, self.cells = Sandbox(IMAGE, "shell"), 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.box.__exit__()

    def start(self, code, args=(), env=(), stdin=""):
        self.cells += 1
        self.id = f"{self.cells:032x}"
        fields = ["cell", self.id, str(len(env)), *env, str(len(args)), *args, stdin, code]
        data = "".join(field + "\0" for field in fields).encode()
        for at in range(0, len(data), 1 << 16):
            self.box.send(TO_RUNNER, data[at:at + (1 << 16)])

    def interrupt(self):
        self.box.send(INTERRUPT, b"")

    def end(self, timeout=20):
        """Status, and what was in the pipes then."""
        got = {STDOUT: b"", STDERR: b"", FROM_RUNNER: b""}
        until = time.monotonic() + timeout
        while not got[FROM_RUNNER].endswith(b"}\n"):
            kind, payload = self.box.next(until - time.monotonic())
            assert kind in got, (kind, payload, got)
            got[kind] += payload
        self.box.send(SYNC, b"\1\0\0\0")
        while (frame := self.box.next(10))[0] != SYNCED:
            got[frame[0]] += frame[1]
        done = json.loads(got[FROM_RUNNER].splitlines()[-1])
        assert (done["op"], done["id"]) == ("done", self.id), done
        return done["status"], got[STDOUT].decode(), got[STDERR].decode()

    def run(self, code, **more):
        self.start(code, **more)
        return self.end()

    def out(self, code, **more):
        status, out, err = self.run(code, **more)
        assert (status, err) == (0, ""), (code, status, out, err)
        return out

    def stop(self, code, pause=0.1):
        """Interrupts the cell a moment after it wrote a line."""
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
        assert time.monotonic() - start < 2, (code, time.monotonic() - start)
        return done


def state_lives_on():
    with Session() as s:
        assert s.out("x=1; export Y=2; arr=(a 'b c'); declare -A map=([k]=v); f() { echo \"f $x $1\"; }; mkdir d; cd d; umask 027; set -o pipefail; shopt -s nullglob\nexec 5>log") == ""
        assert s.out("f 3; echo $Y \"${arr[1]}\" ${map[k]} ${PWD##*/} $(umask); shopt -q nullglob && set -o | grep -c 'pipefail.*on'; echo logged >&5; cat log") == "f 1 3\n2 b c v d 0027\n1\nlogged\n"
        assert s.out("sleep 30 & echo started; jobs -r | wc -l") == "started\n1\n"
        assert s.out("jobs -r | wc -l; kill %1") == "1\n"
        s.run("wait")
        assert s.out("(sleep 0.1; exit 4) & p=$!") == ""
        assert s.out("wait $p; echo $?") == "4\n"
        assert s.out("trap 'echo usr' USR1") == ""
        assert s.out("kill -USR1 $$; true") == "usr\n"
        assert s.out("alias hi='echo hi'; shopt -s expand_aliases") == ""
        assert s.out("hi") == "hi\n"


def each_cell_has_its_own_arguments_environment_and_input():
    with Session() as s:
        code = "echo \"$# $1 [$2] $K $0\"; cat; read x || echo none"
        assert s.out(code, args=["a", "b c"], env=["K=v w", "bad-name=x"], stdin="line\nü") == "2 a [b c] v w /tmp/cell-1.sh\nline\nünone\n"
        assert s.out(code) == "0  [] v w /tmp/cell-2.sh\nnone\n"
        assert s.out("read a; read b; echo $b $a", stdin="1\n2\n3") == "2 1\n"
        assert s.out("wc -c", stdin="x" * 100_000) == "100000\n"
        assert s.out("exec </dev/null; exec 0<&-") == ""
        assert s.out("cat", stdin="again") == "again"


def errors_are_the_cells():
    with Session() as s:
        s.run("x=1")
        status, out, err = s.run("echo before\necho on\nfor (")
        assert status == 2 and "cell-2.sh: line 3: syntax error" in err and out == "before\non\n", (status, out, err)
        status, out, err = s.run("\nnonexistent")
        assert (status, err) == (127, "/tmp/cell-3.sh: line 2: nonexistent: command not found\n"), err
        assert s.run("false")[0] == 1
        assert s.run("echo 'open")[0] != 0
        assert s.out("echo $x") == "1\n"
        s.run("f() {\n  nonexistent\n}")
        assert "line 2: nonexistent" in s.run("f")[2]


def what_ends_a_script_ends_the_cell():
    with Session() as s:
        s.run("x=1; readonly R=ro; declare -A map=([k]='a b'); f() { echo f; }; cd /tmp; shopt -s nullglob; trap 'echo usr' USR1; umask 027; exec 5>/work/log; sleep 30 & p=$!")
        for code, status in (
            ("exit 3", 3), ("exit", 0), ("g() { exit 4; echo no; }; g; echo no", 4), ("set -e; false; echo no", 1), ("echo no >/dev/null; false; true; exit 0", 1),
            ("set +e; false", 1), ("set -u; echo $unset; echo no", 1), ("set +u; : ${unset:?}; echo no", 1), ("exec nonexistent", 127), ("return 5", 5), ("kill -INT $$; echo no", 130),
            ("set -euo pipefail; h() { false | true; echo no; }; h", 1), ("set +eu; for i in 1 2; do exit 6; done", 6), ("(exit 7)", 7), ("$(exit 8)", 8), ("break 2; continue 3", 0),
        ):
            got = s.run(code)
            assert got[0] == status and "no\n" not in got[1], (code, got)
        assert s.out("echo $x $R \"${map[k]}\" $PWD; f; kill -USR1 $$; kill -0 $p && echo alive; echo to >&5; cat /work/log; shopt -q nullglob; umask") == "1 ro a b /tmp\nf\nusr\nalive\nto\n0027\n"
        assert s.run("R=2")[0] == 1
        assert s.out("echo \"$-\" | grep -c '[eu]'; true") == "0\n"


def options_are_the_cells():
    with Session() as s:
        assert s.run("set -e\nfalse\necho no")[:2] == (1, "")
        assert s.run("echo a; false; echo no")[:2] == (1, "a\n")
        assert s.run("set +e; false; echo b")[:2] == (0, "b\n")
        s.run("set -x")
        status, out, err = s.run("echo x")
        assert out == "x\n" and "+ echo x\n" in err and err.count("\n") <= 3 and "__cell_field" not in err, err
        s.run("set +x")
        s.run("trap 'echo debug' DEBUG")
        assert s.run("true")[1].count("debug") <= 3
        s.run("trap - DEBUG")
        s.run("set -f; IFS=:; PATH=/nowhere")
        assert s.out("v=a:b; printf '%s,' $v *") == "a,b,*,"
        assert s.run("set +f; unset IFS; PATH=/usr/bin:/bin; trap 'echo failed' ERR")[0] == 0
        assert s.run("false; true")[1] == "failed\n"


def an_exit_trap_runs_when_the_cell_exits():
    with Session() as s:
        assert s.out("t=kept; trap 'echo bye $t' EXIT") == ""
        assert s.run("exit 3")[:2] == (3, "bye kept\n")
        assert s.run("exit 4")[:2] == (4, "")
        assert s.run("set -e; trap 'echo cleanup; exit 9' EXIT INT; false; echo no")[:2] == (9, "cleanup\n")
        s.run("set +e; trap - EXIT INT")
        assert s.run("(trap 'echo sub' EXIT; exit 2)")[:2] == (2, "sub\n")
        assert s.run("trap 'echo never' EXIT; trap - EXIT; exit 1")[:2] == (1, "")
        assert s.stop("trap 'echo on interrupt' EXIT; echo going; sleep 60")[:2] == (130, "on interrupt\n")
        assert s.out("echo $t") == "kept\n"


def an_interrupt_ends_the_cell():
    with Session() as s:
        s.run("kept=5; f() { while :; do :; done; }")
        for code in ("echo going; sleep 60; echo no", "echo going; while :; do :; done", "echo going; f", "echo going; f | cat", "echo going; (sleep 60); echo no", "echo going; x=$(sleep 60); echo no",
                     "echo going; sleep 60 & wait; echo no", "echo going; read x < <(sleep 60); echo no", "echo going; for i in 1 2 3; do sleep 20; done", "set -e; echo going; sleep 60"):
            assert s.stop(code) == (130, "", ""), code
        assert s.out("echo $kept") == "5\n"
        status, out, _ = s.stop("set +e; trap 'echo caught' INT; echo going; sleep 1; echo on")
        assert (status, out) == (0, "caught\non\n"), out
        s.run("trap - INT")
        assert s.stop("echo going; sleep 60")[0] == 130


def between_cells_interrupts_are_ignored():
    with Session() as s:
        s.interrupt()
        time.sleep(0.05)
        assert s.out("x=1; trap 'echo int' INT") == ""
        for _ in range(5):
            s.interrupt()
            time.sleep(0.02)
        assert s.out("echo $x") == "1\n"
        s.run("trap - INT; exit 3")
        s.interrupt()
        time.sleep(0.05)
        assert s.out("echo $x") == "1\n"


def programs_have_no_wire():
    with Session() as s:
        for _ in range(2):
            assert s.out("bash -c 'for f in /proc/self/fd/*; do [ ! -S $f ] || echo $f; done'") == ""
            assert s.run("echo x >&99")[0] == 1
            s.run("exit 1")


def replacing_the_shell_ends_the_session():
    with Session() as s:
        s.start("exec sh -c 'echo replaced; exit 6'")
        out = s.box.finish()
        assert (out["code"], out[STDOUT], FROM_RUNNER in out) == (6, b"replaced\n", False), out


def a_full_folder_is_the_cells_error():
    with Session() as s:
        s.run("x=1; head -c 100m /dev/zero >/tmp/full")
        status, out, err = s.run("echo no", stdin="x" * 100_000)
        assert status == 1 and "No space left" in err and not out, (status, out, err)


def half_a_line_on_the_wire_spoils_no_end():
    with Session() as s:
        s.run("printf 'half a line' >&99")
        assert s.out("echo 1") == "1\n"


def one_script_runs_as_ever():
    with Sandbox(IMAGE, "shell") as box:
        box.send(STDIN, b"in")
        box.send(STDIN, b"")
        box.send(TO_RUNNER, b"run\0001\0K=v\0001\0a\0echo $1 $K $0; cat; nonexistent; exit 3\0")
        out = box.finish()
        assert (out["code"], out[STDOUT], out[STDERR]) == (3, b"a v /tmp/submission.sh\nin", b"/tmp/submission.sh: line 1: nonexistent: command not found\n"), out


def pace():
    with Session() as s:
        s.run(":")
        for code in (":", "exit 1"):
            took = []
            for _ in range(20):
                start = time.monotonic()
                s.start(code)
                while s.box.next()[0] != FROM_RUNNER:
                    pass
                took.append((time.monotonic() - start) * 1000)
            took.sort()
            print(f"    a cell `{code}`: {took[len(took) // 2]:.2f} ms in the middle, {took[-1]:.2f} ms at worst")


def main():
    own = ("main", "Session")
    tests = [(n, t) for n, t in globals().items() if callable(t) and getattr(t, "__module__", "") == __name__ and n not in own]
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
