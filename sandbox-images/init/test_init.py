#!/usr/bin/env python3
"""Tests of init and the runners with real containers: test_init.py <image> base|python|shell [name]."""
import json
import os
import socket
import struct
import sys
import time
import traceback

from host_side import (CONFIGURE, ERROR, EXIT, FROM_RUNNER, NR_UNSHARE, RUNNERS, STDERR, STDIN, STDOUT, TO_RUNNER, Sandbox,
                       configuration, watch)

IMAGE, KIND = sys.argv[1], sys.argv[2]
UNSHARE = "unshare(0x10000000)"


def sandbox(**more):
    return Sandbox(IMAGE, KIND, **more)


def run_shell(box, script):
    """In base the runner is a line of bash, in shell it is runner.sh."""
    if KIND == "base":
        box.send(TO_RUNNER, script.encode() + b"\0")
    else:
        box.send(TO_RUNNER, b"\0".join([b"run", b"1", b"GREETING=hello", b"2", b"one", b"t w o", script.encode()]) + b"\0")


def shell(script, timeout=30, **more):
    with sandbox(**more) as box:
        run_shell(box, script)
        return box.finish(timeout)


def run_python(box, code, **more):
    box.send(TO_RUNNER, json.dumps({"op": "run", "code": code, "args": ["a", "b c"], "env": {"GREETING": "hello"}, "nonce": "00", **more}).encode() + b"\n")


def python(code, stdin=None, warm=0, **more):
    with sandbox(**more) as box:
        for _ in range(warm):
            warm_step(box)
        if stdin is not None:
            box.send(STDIN, stdin)
        box.send(STDIN, b"")
        run_python(box, code)
        out = box.finish()
        out["messages"] = [json.loads(line) for line in out.get(FROM_RUNNER, b"").splitlines()]
        out["out"], out["err"] = out.get(STDOUT, b"").decode(), out.get(STDERR, b"").decode()
        return out


def warm_step(box):
    box.send(TO_RUNNER, b'{"op":"warm"}\n')
    line = b""
    while not line.endswith(b"\n"):
        kind, payload = box.next()
        assert kind == FROM_RUNNER, (kind, payload)
        line += payload
    return json.loads(line)


# ---- init, with any shell ----

def shell_says_hello():
    out = shell("echo hello; echo oops >&2; exit 3")
    assert (out[STDOUT], out[STDERR], out["code"], out["signal"]) == (b"hello\n", b"oops\n", 3, 0), out


def shell_signal_is_told():
    out = shell("kill -SEGV $$")
    assert (out["code"], out["signal"]) == (-1, 11), out


def shell_identity_is_the_work_user_without_capabilities():
    status = shell("cat /proc/self/status")[STDOUT].decode()
    lines = dict(line.split(":\t", 1) for line in status.splitlines())
    assert lines["Uid"].split() == ["64000"] * 4 and lines["Gid"].split() == ["64000"] * 4 and not lines["Groups"].strip()
    for name in ("CapInh", "CapPrm", "CapEff", "CapAmb"):
        assert int(lines[name], 16) == 0, (name, lines[name])
    assert lines["NoNewPrivs"] == "1" and lines["Seccomp"] == "2" and int(lines["SigBlk"], 16) == 0


def shell_init_keeps_one_capability_and_cannot_be_touched():
    out = shell("cat /proc/1/status | grep -E '^Cap(Prm|Eff)'; kill -9 1; cat /proc/1/environ; ls /proc/1/fd; ls /run/guard; true")
    # CAP_KILL alone: the runner is another user's.
    assert out[STDOUT].split() == [b"CapPrm:", b"0" * 14 + b"20", b"CapEff:", b"0" * 14 + b"20"], out
    assert out[STDERR].count(b"ermi") + out[STDERR].count(b"denied") >= 4, out


def shell_sees_four_descriptors_only():
    out = shell("ls /proc/$$/fd; cat /proc/$$/oom_score_adj")
    assert set(out[STDOUT].split()) <= {b"0", b"1", b"2", b"3", b"255", b"500"} and b"500" in out[STDOUT], out


def shell_big_output_is_whole_under_back_pressure():
    with sandbox() as box:
        run_shell(box, "head -c 20000000 /dev/zero; echo end >&2")
        time.sleep(1)
        rss = int(next(line for line in open(f"/proc/{box.pid()}/status") if line.startswith("VmRSS")).split()[1])
        assert rss < 4000, f"init holds {rss} KiB"
        out = box.finish()
        assert len(out[STDOUT]) == 20000000 and out[STDERR] == b"end\n" and out["code"] == 0


def shell_stdin_arrives_and_ends():
    with sandbox() as box:
        for _ in range(3):
            box.send(STDIN, b"x" * 1000000)
        box.send(STDIN, b"")
        run_shell(box, "wc -c")
        assert box.finish()[STDOUT].strip() == b"3000000"


def shell_that_closes_its_outputs_still_ends():
    out = shell("exec 1>&- 2>&- 0<&- 3>&-; sleep 0.2; exit 4")
    assert out["code"] == 4, out


def shell_leftovers_die_with_init():
    with sandbox() as box:
        pid = box.pid()
        run_shell(box, "(trap '' TERM HUP; while :; do echo x; done) & setsid sleep 300 & sleep 0.2; exit 0")
        out = box.finish()
        assert out["code"] == 0 and box.exit_code() == 0
        assert not os.path.exists(f"/proc/{pid}")


def shell_files_are_written_beneath_the_work_folder():
    with sandbox() as box:
        box.put("a/b/c.txt", b"one")
        box.put("a/b/c.txt", b"two", flags=0)
        box.put("x.sh", b"echo ran", mode=0o755)
        run_shell(box, "cat a/b/c.txt; sh x.sh; stat -c %u:%g:%a a/b/c.txt x.sh")
        assert box.finish()[STDOUT] == b"onetworan\n64000:64000:644\n64000:64000:755\n"


def shell_files_elsewhere_are_refused():
    for path in ("../x", "/tmp/x", "a/../../x", "", "a//b", ".", "x" * 300):
        with sandbox() as box:
            box.put(path, b"no")
            assert ERROR in box.finish() and box.exit_code() == 71, path


def shell_files_never_go_through_links():
    for plant, path in (("ln -s /tmp d", "d/x"), ("ln -s /tmp/x f", "f"), ("mkfifo f", "f")):
        with sandbox() as box:
            run_shell(box, f"{plant}; echo planted; sleep 5")
            assert box.next() == (STDOUT, b"planted\n")
            box.put(path, b"no", flags=0)
            assert ERROR in box.finish() and box.exit_code() == 71, path


def shell_disk_use_is_sampled():
    out = shell("head -c 10000000 /dev/zero >f; sleep 0.3; rm f; sleep 0.2")
    assert 10000000 <= out["work_peak"] < 11000000 and out["work_size"] == 64 << 20, out


def shell_limits_are_set():
    out = shell("ulimit -n; ulimit -c", limits=[(7, 99, 99), (4, 0, 0)])
    assert out[STDOUT] == b"99\n0\n", out


def shell_may_write_what_it_likes_on_its_wire():
    out = shell("printf '\\x00\\x00\\x00\\x00\\x20\\0\\0\\0' >&3; echo fine" if KIND == "base" else "echo fine")
    assert out[STDOUT] == b"fine\n" and out["code"] == 0
    if KIND == "base":
        assert out[FROM_RUNNER] == b"\0\0\0\0\x20\0\0\0", out


def shell_bad_frames_end_it():
    for frame in (b"\0\0\0\0\x7f\0\0\0", b"\xff\xff\xff\xff\x84\0\0\0", b"\0\0\0\0\x84\1\0\0", struct.pack("<IB3x", 12, 0x83) + b"\xff" * 12):
        with sandbox() as box:
            box.socket.sendall(frame)
            assert box.exit_code() == 70, frame


def shell_bad_configurations_are_refused():
    good = configuration(watch(NR_UNSHARE), RUNNERS[KIND])
    for bad in (b"", good[:-1], good + b"x", struct.pack("<I", 1) + good[4:], configuration(b"", RUNNERS[KIND], uid=0),
                configuration(b"", ["relative"]), configuration(b"", []), configuration(b"", RUNNERS[KIND], limits=[(99, 1, 1)]),
                configuration(b"", RUNNERS[KIND], cwd="work")):
        with sandbox(configure=struct.pack("<IB3x", len(bad), CONFIGURE) + bad) as box:
            out = box.finish()
            assert struct.unpack_from("<I", out[ERROR])[0] == 2 and box.exit_code() == 71, bad


def shell_missing_runner_and_folder_are_told():
    with sandbox(filter=b"", argv=["/nowhere"], start=False) as box:
        assert struct.unpack_from("<Ii", box.finish()[ERROR]) == (9, 2)
    with sandbox(argv=["/nowhere"], start=False) as box:
        assert struct.unpack_from("<Ii", box.finish()[ERROR]) == (9, 2)
    bad = configuration(b"", RUNNERS[KIND], cwd="/root")
    with sandbox(configure=struct.pack("<IB3x", len(bad), CONFIGURE) + bad) as box:
        assert struct.unpack_from("<Ii", box.finish()[ERROR]) == (7, 13)


def lives(pid):
    try:
        return open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def shell_host_gone_kills_all():
    with sandbox() as box:
        run_shell(box, "trap '' TERM HUP; (while :; do :; done) & while :; do :; done")
        time.sleep(0.3)
        pid = box.pid()
        before = time.monotonic()
        box.socket.close()
        while lives(pid):
            assert time.monotonic() - before < 5
            time.sleep(0.001)
        took = time.monotonic() - before
        assert took < 0.05, f"{took * 1000:.0f} ms"
        assert box.exit_code() == 72


def shell_host_gone_is_seen_while_stalled():
    with sandbox() as box:
        run_shell(box, "cat /dev/zero")
        time.sleep(0.3)
        box.socket.close()
        assert box.exit_code() == 72


def shell_works_unwatched():
    out = shell("echo free", filter=b"")
    assert out[STDOUT] == b"free\n"


# ---- seccomp, with Python ----

def python_watched_call_is_answered():
    with sandbox() as box:
        run_python(box, f"import ctypes; l = ctypes.CDLL(None, use_errno=True); print(l.{UNSHARE}, ctypes.get_errno())")
        assert box.finish()[STDOUT] == b"-1 1\n" and NR_UNSHARE in box.calls and box.flags & ~(1 << 5) == 1 << 3


def python_watched_call_fails_without_supervisor():
    with sandbox() as box:
        box.supervisor.stop()
        run_python(box, f"import ctypes; l = ctypes.CDLL(None, use_errno=True); print(l.{UNSHARE}, ctypes.get_errno())")
        assert box.finish()[STDOUT] == b"-1 38\n"


def python_children_are_watched_too():
    out = python("import subprocess; print(subprocess.run(['echo', 'child'], capture_output=True, text=True).stdout)")
    assert out["out"] == "child\n\n", out


# ---- the Python runner ----

def python_results_and_codes():
    out = python("print('x')\n1 + 1")
    assert out["out"] == "x\n" and out["messages"] == [{"op": "result", "is_main": True, "data": {"text/plain": "2"}}], out
    assert [python(c)["code"] for c in ("import sys; sys.exit(3)", "import os; os._exit(5)", "exit()", "raise SystemExit('bye')")] == [3, 5, 0, 1]
    assert python("None")["messages"] == []
    out = python("'y' * 1000000")["messages"][0]
    assert out["truncated"] and len(out["data"]["text/plain"]) == 256 * 1024


def python_errors_show_own_frames():
    out = python("import json\ndef f():\n    json.loads('{')\n\n\nf()\n")
    message = out["messages"][0]
    assert out["code"] == 1 and message["name"] == "JSONDecodeError" and "line 3, in f" in message["traceback"], out
    assert "json.loads('{')" in message["traceback"] and "decoder" not in message["traceback"].split("json.decoder.JSON")[0]
    assert "/sandbox" not in message["traceback"] and out["err"] == message["traceback"], out
    for code, name in (("x = (", "SyntaxError"), ("(" * 10000, None), ("return 1", "SyntaxError"), ("1/0", "ZeroDivisionError"), ("\0", None)):
        out = python(code)
        assert out["code"] == 1 and (name is None or out["messages"][0]["name"] == name), out


def python_stdin_args_and_env():
    code = "import sys, os\nprint(input(), sys.argv, os.environ['GREETING'], os.getcwd(), __name__)\ninput()"
    out = python(code, stdin=b"line\n")
    assert out["out"] == "line ['main.py', 'a', 'b c'] hello /work __main__\n" and out["messages"][0]["name"] == "EOFError", out


def python_definitions_live_in_main():
    code = """
import dataclasses, inspect, multiprocessing, pickle, threading, time, atexit
@dataclasses.dataclass
class P:
    x: int
def double(n):
    return 2 * n
if __name__ == "__main__":
    assert pickle.loads(pickle.dumps(P(1))) == P(1)
    assert inspect.getsource(double).startswith("def double"), inspect.getsource(double)
    assert inspect.getsource(P).startswith("@dataclasses")
    with multiprocessing.Pool(2) as pool:
        print(pool.map(double, [1, 2]))
    threading.Thread(target=lambda: (time.sleep(0.2), print("joined"))).start()
    atexit.register(print, "atexit")
    print(sorted(n for n in globals() if not n.startswith("__")))
"""
    out = python(code)
    names = "['P', 'atexit', 'dataclasses', 'double', 'inspect', 'multiprocessing', 'pickle', 'pool', 'threading', 'time']"
    assert out["out"] == f"[2, 4]\n{names}\njoined\natexit\n" and out["code"] == 0, out


def python_awaits_at_top_level():
    out = python("import asyncio\nasync def f():\n    await asyncio.sleep(0)\n    return 7\nx = await f()\nawait f() + x")
    assert out["messages"][0]["data"]["text/plain"] == "14", out


def python_cells_run_in_the_shell():
    out = python("\n\n%time x = 1\n!echo from shell $GREETING\ny = !echo captured\nprint(y)\nfrom IPython.display import display\ndisplay({'k': 1})\nx + 1")
    assert "from shell hello\n['captured']\n" in out["out"] and out["code"] == 0, out
    assert [(m["is_main"], m["data"]["text/plain"]) for m in out["messages"]] == [(False, "{'k': 1}"), (True, "2")], out
    out = python("\n\n%pwd\nraise ValueError('v')\n")
    assert out["code"] == 1 and out["messages"][-1]["name"] == "ValueError" and "line 4" in out["err"] and "/usr/lib" not in out["err"], out
    assert python("%pwd\nimport sys; sys.exit(4)")["code"] == 4
    out = python("%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()")
    assert any("image/png" in m["data"] for m in out["messages"]), (out["err"], [list(m["data"]) for m in out["messages"]])


def python_tables_have_html():
    data = python("import pandas as pd\npd.DataFrame({'a': [1]})")["messages"][0]["data"]
    assert "<table" in data["text/html"] and data["text/plain"].endswith("0  1"), data


def python_reaches_nothing_by_its_wire():
    with sandbox() as box:
        run_python(box, "import os\nos.write(3, b'\\xff' * 10)\nos.closerange(3, 200)\nprint('on')\n5")
        out = box.finish()
        assert out[FROM_RUNNER] == b"\xff" * 10 and out[STDOUT] == b"on\n" and out["code"] == 0, out


def python_warm_and_cold_agree():
    code = ("import pandas as pd, numpy as np, matplotlib.pyplot as plt, scipy.stats, sympy, openpyxl, requests\nfrom PIL import Image\n"
            "import sys\nplt.plot([1]); plt.savefig('a.png')\nprint(plt.get_backend(), pd.DataFrame({'a':[1]}).a.sum(), sympy.pi, sorted(n for n in globals() if n[0] != '_'))\n"
            "import IPython; IPython.get_ipython() is None")
    cold, warm = python(code), python(code, warm=30)
    assert cold["out"] and cold["code"] == 0 and (cold["out"], cold["messages"]) == (warm["out"], warm["messages"]), (cold, warm)
    assert "runner:" not in warm["err"] and not warm["err"], warm["err"]


def python_figures():
    with sandbox() as box:
        stat = next(line for line in os.popen(f"ps -o pid= --ppid {box.pid()}"))
        path = f"/proc/{int(stat)}/schedstat"
        def cpu():
            return int(open(path).read().split()[0]) / 1e6
        print(f"    ready after {cpu():.1f} ms CPU")
        total, steps = time.monotonic(), []
        while True:
            before, start = cpu(), time.monotonic()
            answer = warm_step(box)
            steps.append((cpu() - before, (time.monotonic() - start) * 1000))
            if answer["step"] == answer["of"]:
                break
        print(f"    warm in {len(steps)} steps, {time.monotonic() - total:.2f} s; CPU ms each: " + " ".join(f"{c:.0f}" for c, _ in steps))
    for warm in (1, 30):
        took = []
        for _ in range(5):
            with sandbox() as box:
                for _ in range(warm):
                    warm_step(box)
                start = time.monotonic()
                run_python(box, "print(1)")
                box.finish()
                took.append((time.monotonic() - start) * 1000)
        print(f"    print(1) to EXIT after {warm} warm steps: " + " ".join(f"{t:.1f}" for t in took) + " ms")


# ---- the shell runner ----

def script_gets_args_env_and_stdin():
    with sandbox() as box:
        box.send(STDIN, b"from stdin\n")
        box.send(STDIN, b"")
        run_shell(box, 'read line; echo "$GREETING|$1|$2|$#|$line|$0"; ls /proc/self/fd | wc -l; umask')
        assert box.finish()[STDOUT] == b"hello|one|t w o|2|from stdin|/tmp/submission.sh\n4\n0022\n"


def main():
    wanted = {"base": ("shell_",), "shell": ("shell_hello", "shell_says", "shell_identity", "script_"), "python": ("python_",)}[KIND]
    if len(sys.argv) > 3:
        wanted = (sys.argv[3],)
    failed = 0
    import test_network
    import test_sessions

    for name, test in [(n, t) for n, t in {**globals(), **vars(test_network), **vars(test_sessions)}.items() if callable(t) and n.startswith(wanted)]:
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
