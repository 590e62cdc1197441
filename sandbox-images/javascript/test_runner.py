#!/usr/bin/env python3
"""Tests of the JavaScript runner with real containers: test_runner.py <image> [name]."""
import json
import os
import sys
import time
import traceback

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "init"))
from host_cells import Cells
from host_side import FROM_RUNNER, STDERR, STDIN, STDOUT, TO_RUNNER, Sandbox

IMAGE = sys.argv[1]


def send_run(box, code, **more):
    box.send(TO_RUNNER, json.dumps({"op": "run", "code": code, "args": ["a", "b c"], "env": {"GREETING": "hello"}, "nonce": "00", **more}).encode() + b"\n")


def run(code, stdin=None, warm=0):
    with Sandbox(IMAGE, "javascript") as box:
        for _ in range(warm):
            warm_step(box)
        if stdin is not None:
            box.send(STDIN, stdin)
        box.send(STDIN, b"")
        send_run(box, code)
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


def value(out):
    assert out["code"] == 0, (out["code"], out["err"])
    results = [m for m in out["messages"] if m["op"] == "result"]
    assert len(results) == 1, (out["messages"], out["err"])
    return results[0]["data"]["text/plain"]


def error(out):
    assert out["code"] == 1, (out["code"], out["err"])
    errors = [m for m in out["messages"] if m["op"] == "error"]
    assert len(errors) == 1, out["messages"]
    return errors[0]


def prints_and_gets_its_surroundings():
    out = run("""#!/usr/bin/env node
const fs = require('fs');
console.log(process.argv.slice(2), process.env.GREETING, process.cwd(), __filename, require.main === module);
console.error('oops');
console.log(fs.readFileSync(0, 'utf8').trim());
console.log(fs.readdirSync('/proc/self/fd').length < 40);
""", stdin=b"from stdin\n")
    assert out["out"] == "[ 'a', 'b c' ] hello /work /work/main.js true\nfrom stdin\ntrue\n", out
    assert out["err"] == "oops\n" and out["code"] == 0 and out["messages"] == [], out


def what_is_printed_is_written_when_it_is_printed():
    for warm in (0, 20):
        assert value(run("for (let i = 0; i < 5000; i++) console.log('x'.repeat(1000)); process.stdout.writableLength", warm=warm)) == "0", warm


def last_expression_is_the_result():
    assert value(run("const x = [3, 1, 2];\nx.sort()")) == "[ 1, 2, 3 ]"
    assert value(run("({a: 1, b: {c: [1, 2]}})")) == "{ a: 1, b: { c: [ 1, 2 ] } }"
    assert value(run("'text';\n'more' + 1; // and a comment\n")) == "'more1'"
    for code in ("let x = 5; x = 6", "null", "'use strict'", "const y = 1; if (y) { 5 }", "console.log('x')", ""):
        out = run(code)
        assert out["code"] == 0 and out["messages"] == [], (code, out)


def plain_data_has_a_json_form():
    out = run("({a: [1, null], b: 'x'})")
    assert json.loads(out["messages"][0]["data"]["application/json"]) == {"a": [1, None], "b": "x"}, out
    assert out["messages"][0]["is_main"] is True
    assert list(run("new Map([[1, 2]])")["messages"][0]["data"]) == ["text/plain"]
    shown = run("({ [Symbol.for('Jupyter.display')]: () => ({ 'text/html': '<b>x</b>' }) })")["messages"][0]["data"]
    assert shown["text/html"] == "<b>x</b>", shown
    cut = run("'x'.repeat(1e6).split('').join('')")["messages"][0]
    assert len(cut["data"]["text/plain"]) <= 256 * 1024, len(cut["data"]["text/plain"])


def await_works_at_the_top_level():
    assert value(run("const wait = (ms) => new Promise((done) => setTimeout(done, ms));\nawait wait(20);\nawait Promise.resolve(41) + 1")) == "42"
    assert value(run("async function main() { return 'done'; }\nmain();")) == "'done'"
    assert value(run("for await (const x of (async function* () { yield 7; })()) globalThis.y = x;\ny")) == "7"
    out = run("console.log('before');\nawait new Promise(() => {});\nconsole.log('after')")
    assert (out["out"], out["code"]) == ("before\n", 13), out


def modules_come_both_ways():
    assert value(run("import fs, { existsSync as there } from 'node:fs';\nimport * as path from 'path';\nimport 'os';\n[there('/work'), path.join('a', 'b'), typeof fs.promises]")) == "[ true, 'a/b', 'object' ]"
    assert value(run("const { basename } = await import('path');\nbasename('/a/b')")) == "'b'"
    assert value(run("import('path').then((p) => p.extname('a.js'))")) == "'.js'"
    assert value(run("import { createRequire } from 'module';\nimport { fileURLToPath } from 'url';\nconst require = createRequire(import.meta.url);\nexport const a = require('path').dirname(fileURLToPath(import.meta.url));\nexport default function f() { return a; }\nf()")) == "'/work'"
    assert value(run("require('fs').writeFileSync('own.js', 'exports.x = 5'); require('fs').writeFileSync('own.mjs', 'export const y = 6');\n[require('./own').x, (await import('./own.mjs')).y]")) == "[ 5, 6 ]"


def only_what_is_a_module_is_strict():
    assert value(run("undeclared = 5; undeclared + 1")) == "6"
    assert error(run("import 'fs';\nundeclared = 5;"))["name"] == "ReferenceError"


def errors_have_the_submissions_own_lines():
    told = error(run("// one\nfunction inner() {\n  null.x;\n}\ninner();\n"))
    assert told["name"] == "TypeError" and "null" in told["value"], told
    assert told["traceback"].startswith("/work/main.js:3\n  null.x;\n       ^\n\nTypeError: "), told["traceback"]
    assert "at inner (/work/main.js:3:8)" in told["traceback"] and "/work/main.js:5:1" in told["traceback"], told["traceback"]
    assert "node:" not in told["traceback"] and "/sandbox/" not in told["traceback"], told["traceback"]
    first = error(run("await 1; throw new RangeError('far')"))
    assert "/work/main.js:1:16" in first["traceback"], first["traceback"]
    cause = error(run("try { JSON.parse('{') } catch (cause) { throw new Error('outer', { cause }) }"))
    assert "caused by SyntaxError" in cause["traceback"], cause
    out = run("throw 'a text'")
    assert error(out)["value"] == "a text" and "Uncaught 'a text'" in out["err"], out


def errors_that_come_later_are_errors_too():
    assert error(run("setTimeout(() => { throw new Error('late') }, 10);"))["value"] == "late"
    assert error(run("Promise.reject(new TypeError('nobody cares')); 1"))["name"] == "TypeError"
    assert error(run("async function main() {\n  await null;\n  throw new Error('inside');\n}\nmain();"))["traceback"].startswith("/work/main.js:3\n")
    out = run("process.on('uncaughtException', (e) => console.log('caught', e.message)); setTimeout(() => { throw new Error('x') }, 5); undefined.y")
    assert out["code"] == 0 and out["out"].splitlines()[0].startswith("caught Cannot read") and out["out"].endswith("caught x\n"), out


def syntax_errors_run_nothing():
    told = error(run("console.log('ran');\nconst x = ;\n"))
    assert told["name"] == "SyntaxError" and told["traceback"].startswith("/work/main.js:2\nconst x = ;\n          ^"), told
    told = error(run("await 1;\nlet 5x = 1;"))
    assert told["name"] == "SyntaxError" and told["traceback"].startswith("/work/main.js:2\n"), told
    told = error(run("import fs from 'fs';\nfs.("))
    assert told["traceback"].startswith("/work/main.js:2\n"), told


def exit_status_is_the_codes():
    assert run("process.exit(7)")["code"] == 7
    assert run("process.exitCode = 3; process.on('exit', () => console.log('bye'));")["out"] == "bye\n"
    out = run("process.kill(process.pid, 'SIGTERM'); setTimeout(() => {}, 5000)")
    assert (out["code"], out["signal"]) == (-1, 15), out


def programs_it_starts_have_no_wire():
    out = run("console.log(require('child_process').execSync('ls /proc/self/fd').toString())")
    assert out["out"].split() == ["0", "1", "2", "3"], out
    out = run("const r = require('child_process').spawnSync('bash', ['-c', 'echo {} >&3']); r.status")
    assert value(out) == "1", out


def workers_work():
    assert value(run("const { Worker } = require('worker_threads');\nawait new Promise((done) => new Worker('require(\"worker_threads\").parentPort.postMessage(1 + 1)', { eval: true }).on('message', done))")) == "2"


def its_own_file_is_there_while_it_runs():
    code = """const { Worker, isMainThread, parentPort } = require('worker_threads');
if (isMainThread) new Worker(__filename).on('message', (m) => console.log(m, require('fs').readFileSync(__filename, 'utf8').length));
else parentPort.postMessage(6 * 7);"""
    assert (out := run(code))["out"] == f"42 {len(code)}\n", out
    forked = run("if (process.argv[2] === 'child') process.send(6 * 7);\nelse require('child_process').fork(__filename, ['child']).on('message', (m) => console.log(m));")
    assert forked["out"] == "42\n", forked


def its_own_file_leaves_with_it():
    for code, left in (("1", []), ("process.exit(3)", []), ("null.x", []), ("require('fs').appendFileSync(__filename, '//')", [b"main.js"])):
        with Sandbox(IMAGE, "javascript") as box:
            box.send(STDIN, b"")
            send_run(box, code)
            box.finish()
            assert list(box.listing()[0]) == left, code


def a_callers_file_of_that_name_stays():
    with Sandbox(IMAGE, "javascript") as box:
        box.upload("main.js", b"exports.own = 'theirs';\n")
        box.send(STDIN, b"")
        send_run(box, "console.log(require('./main.js').own)")
        assert box.finish().get(STDOUT) == b"theirs\n"


def a_closed_wire_costs_only_results():
    out = run("require('fs').closeSync(3); console.log('on'); 5")
    assert (out["out"], out["code"]) == ("on\n", 0), out


def warm_steps_end_and_change_nothing():
    with Sandbox(IMAGE, "javascript") as box:
        first = warm_step(box)
        for _ in range(first["of"]):
            last = warm_step(box)
        assert last["step"] == last["of"] == first["of"], last
        send_run(box, "Object.keys(globalThis).length + ':' + (await import('os')).EOL.length")
        out = box.finish()
        assert out["code"] == 0, out
    assert value(run("Object.keys(globalThis).join()")) == value(run("Object.keys(globalThis).join()", warm=20))


def session():
    return Cells(IMAGE, "javascript")


def cells_share_their_names():
    with session() as box:
        assert box.value("const x = 5; let y = [1, 2];\nclass A { m() { return x } }\nfunction f() { return x + 1 }\nnew A().m() + f()") == "11"
        assert box.value("x + y.length") == "7"
        assert box.value("let x = 7; f()") == "8", "what was defined before sees the new value"
        assert box.value("const { a, b: [c, ...d], ...e } = { a: 1, b: [2, 3, 4], z: 9 }, k = 2\n;[a, c, d, e, k]") == "[ 1, 2, [ 3, 4 ], { z: 9 }, 2 ]"
        assert box.cell("for (var i = 0; i < 3; i++) { var inner = i }\nif (i) var { only } = { only: 4 }\nelse 5\nlet empty\nlet last")["status"] == 0
        assert box.value("[i, inner, only, empty, typeof last]") == "[ 3, 2, 4, undefined, 'undefined' ]"
        assert box.value("const f = () => 'arrow'; let i = 'let'; class inner {}\n[f(), i, typeof inner]") == "[ 'arrow', 'let', 'function' ]"
        assert box.value("function i() { return later() }\nfunction later() { return 'hoisted' }\ni()") == "'hoisted'"
        assert box.value("var later = 1; later") == "1"
        assert box.value("let counter = 0; const up = () => ++counter; up(); counter") == "1"
        assert box.value("up(); counter") == "2"
        assert box.value("const { performance } = require('perf_hooks'); class URL {}\n[typeof performance.now, new URL() instanceof globalThis.URL]") == "[ 'function', true ]"
        assert box.error("{ let block = 1 }\nblock")["name"] == "ReferenceError"
        assert box.value("'use strict'; const strict = 1; function g() { return this }\n[strict, g()]") == "[ 1, undefined ]"


def cells_may_leave_semicolons_out():
    with session() as box:
        assert box.value("let a = 1\nlet b = [a]\n;[1].concat(b)") == "[ 1, 1 ]"
        assert box.value("const f = (x) => x\nconst { c } = { c: 2 }\n;(f)(c)") == "2"
        assert box.value("let n\nclass B {}\nfunction h() { return 3 }\n(h)()") == "3"
        assert box.value("f(1)\nconst [d] = [4]\nd") == "4"
        assert box.value("export const q = 1\nexport default class W {}\nexport function z() { return new W() }\n;[q, z() instanceof W]") == "[ 1, true ]"


def cells_import_and_await():
    with session() as box:
        assert box.value("import fs, { readFileSync as read } from 'fs';\nimport * as os from 'os';\nconst path = await import('path');\n[typeof fs.readFileSync, typeof read, typeof os.cpus, path.extname('a.b')]") == "[ 'function', 'function', 'function', '.b' ]"
        assert box.value("[typeof fs, typeof read, typeof os.EOL, typeof path.join]") == "[ 'object', 'function', 'string', 'function' ]"
        assert box.value("const wait = (ms) => new Promise((done) => setTimeout(done, ms));\nawait wait(20); const settled = await Promise.resolve(41); settled + 1") == "42"
        assert box.value("settled; wait(5).then(() => 'waited for')") == "'waited for'"
        assert box.value("require('fs').writeFileSync('own.js', 'exports.x = 5'); require('./own').x") == "5"
        assert box.value("const { setTimeout } = require('timers/promises'); await setTimeout(5, 'slept')") == "'slept'"
        assert box.value("await setTimeout(5, 'again')") == "'again'"


def cells_have_their_own_surroundings():
    with session() as box:
        assert box.value("[process.argv.slice(2).join('|'), process.env.GREETING, __filename]", args=["a", "b c"], env={"GREETING": "hello"}) == "[ 'a|b c', 'hello', '/work/cell-1.js' ]"
        assert box.value("process.chdir('/tmp'); [process.argv.length, process.env.GREETING]") == "[ 2, 'hello' ]"
        assert box.value("process.cwd()") == "'/tmp'"
        assert box.value("require('fs').readFileSync(0, 'utf8')", stdin="first\n") == "'first\\n'"
        assert box.value("require('fs').readFileSync(0, 'utf8')") == "''"
        assert box.value("let all = ''; for await (const piece of process.stdin) all += piece; all", stdin="x" * 100_000).count("x") >= 100_000
        assert box.cell("for await (const line of require('readline').createInterface({ input: process.stdin })) console.log('line', line)", stdin="a\nb\n")["out"] == "line a\nline b\n"
        assert box.value("require('child_process').execSync('cat', { stdio: ['inherit', 'pipe', 'inherit'] }).toString()", stdin="for the child") == "'for the child'"


def cells_leave_and_go_on():
    with session() as box:
        assert box.cell("let kept = 1; process.exit(3); console.log('not')")["out"] == ""
        for code, status in (("try { process.exit(4) } catch { console.log('caught') } finally { console.log('finally') }", 4), ("setTimeout(() => process.exit(5), 20); await new Promise(() => {})", 5),
                             ("await null; process.exit(6)", 6), ("process.exitCode = 7; 1", 7), ("[1].map(() => process.exit())", 0), ("await new Promise(() => {})", 13)):
            out = box.cell(code)
            assert (out["status"], out["out"]) == (status, ""), (code, out)
        assert box.value("kept") == "1"


def errors_of_cells_have_their_own_lines():
    with session() as box:
        box.cell("function thrower() {\n  throw new RangeError('deep')\n}")
        told = box.error("\n  thrower()")
        assert told["traceback"].startswith("/work/cell-1.js:2\n  throw new RangeError('deep')\n        ^\n\nRangeError: deep\n    at thrower (/work/cell-1.js:2:9)\n    at "), told["traceback"]
        assert "/work/cell-2.js:2:3" in told["traceback"] and "cell-2.js:3" not in told["traceback"] and "node:" not in told["traceback"] and "/sandbox/" not in told["traceback"], told["traceback"]
        told = box.error("const ok = 1;\nconst x = ;\n")
        assert told["name"] == "SyntaxError" and told["traceback"].startswith("/work/cell-3.js:2\nconst x = ;\n          ^"), told
        assert box.error("const { p } = { p: 1 };\nconst { q } = null;")["traceback"].startswith("/work/cell-4.js:2\n")
        assert "/work/cell-5.js:1:1" in box.error("nothing + 1")["traceback"]


def errors_that_come_later_end_the_cell_only():
    with session() as box:
        assert box.error("let kept = 1; setTimeout(() => { throw new Error('late') }, 20);")["value"] == "late"
        assert box.error("Promise.reject(new TypeError('nobody cares')); 1")["name"] == "TypeError"
        assert box.error("await Promise.reject(new TypeError('awaited'))")["value"] == "awaited"
        assert box.error("throw 'a text'")["value"] == "a text"
        out = box.cell("setTimeout(() => { throw new Error('too late') }, 1200); kept")
        assert out["status"] == 0 and 900 < out["ms"] < 1190, out
        out = box.cell("await new Promise((done) => setTimeout(done, 600)); kept")
        assert out["status"] in (0, 1) and box.value("kept") == "1", out


def a_server_lives_on():
    with session() as box:
        out = box.cell("const server = require('http').createServer((_, answer) => answer.end('hi')).listen(8123); 'up'")
        assert out["status"] == 0 and 900 < out["ms"] < 1500, out
        assert box.value("const got = await new Promise((done) => require('http').get('http://127.0.0.1:8123/', { agent: false }, (a) => a.on('data', (d) => done(String(d))))); got") == "'hi'"
        out = box.cell("1 + 1")
        assert out["ms"] < 500, "the server is no business of this cell"
        assert box.value("server.close(); 2") == "2"


def interrupts_stop_what_runs():
    with session() as box:
        box.cell("let kept = 1")
        for code in ("while (true) {}", "await null; while (true) {}", "setTimeout(() => { for (;;); }, 1); await new Promise(() => {})", "await new Promise((done) => setTimeout(done, 20_000))",
                     "for (;;) await null", "const again = () => process.nextTick(again); again()", "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)",
                     "try { for (;;); } catch { for (;;); } finally { for (;;); }", "setInterval(() => {}, 10); require('fs').readFile('/etc/passwd', () => { for (;;); }); await new Promise(() => {})",
                     "process.on('SIGINT', () => {}); while (true) {}", "process.removeAllListeners('SIGINT'); await new Promise((done) => setTimeout(done, 20_000))"):
            out = box.cell(code, interrupt_after=0.3)
            assert out["status"] == 130 and [m["name"] for m in out["messages"]] == ["AbortError"] and out["after_signal_ms"] < 2000, (code, out)
            assert box.value("kept++; kept") == str(int(box.value("kept"))), code
        box.interrupt()
        time.sleep(0.1)
        assert box.value("typeof kept") == "'number'", "between cells the signal means nothing"


def what_was_printing_when_interrupted_prints_again():
    with session() as box:
        for code in ("for (;;) console.log('x')", "await null; for (;;) { console.log('x'); console.error('y') }", "for (;;) { await null; process.stdout.write('z') }"):
            box.send(TO_RUNNER, json.dumps({"op": "cell", "id": "0", "code": code, "args": [], "env": {}}).encode() + b"\n")
            ends, signalled, told = time.monotonic() + 0.2, False, b""
            while b'"done"' not in told:
                if not signalled and time.monotonic() > ends:
                    box.interrupt()
                    signalled = True
                kind, payload = box.next()
                told += payload if kind == FROM_RUNNER else b""
            out = box.cell("console.log('out'); console.error('err'); 1")
            assert out["status"] == 0 and out["out"].endswith("out\n") and out["err"].endswith("err\n"), (code, out["out"][-50:], out["err"][-50:])


def half_a_line_on_the_wire_spoils_no_end():
    with session() as box:
        box.cell("require('fs').writeSync(3, 'half a line')")
        assert box.value("1") == "1"
        assert box.error("throw new Error('half \\ud800 a character, whole \\u{1f600}')")["value"] == "half \ufffd a character, whole \U0001f600"


def values_are_shown_by_type():
    out = run("display({ a: 1 }); display('<b>x</b>', 'text/html'); display(Buffer.from('89504e4701', 'hex')); display('<svg/>', 'image/svg+xml'); display([1], 'application/json'); 'end'")
    assert [m["is_main"] for m in out["messages"]] == [False] * 5 + [True], out
    assert [m["data"] for m in out["messages"]] == [
        {"text/plain": "{ a: 1 }", "application/json": '{"a":1}'}, {"text/plain": "<b>x</b>", "text/html": "<b>x</b>"}, {"text/plain": "<Buffer 89 50 4e 47 01>", "image/png": "iVBORwE="},
        {"text/plain": "<svg/>", "image/svg+xml": "<svg/>"}, {"text/plain": "[ 1 ]", "application/json": "[1]"}, {"text/plain": "'end'"}], out
    assert "'text/html'" in error(run("display(1, 'html')"))["value"]
    shown = run("display(Buffer.concat([Buffer.from('89504e47', 'hex'), Buffer.alloc(1 << 20)]))")["messages"][0]
    assert list(shown["data"]) == ["text/plain"] and "image/png left out" in shown["data"]["text/plain"] and shown["truncated"], shown
    assert len(run("for (let i = 0; i < 100; i++) display(i)")["messages"]) == 64
    assert value(run("const display = (x) => x + 1; display(1)")) == "2"
    with session() as box:
        assert len(box.cell("for (let i = 0; i < 100; i++) display(i)")["messages"]) == 64 and len(box.cell("display(1); 2")["messages"]) == 2
        assert box.value("let display = 5; display") == "5"


def pace():
    with session() as box:
        for _ in range(20):
            warm_step(box)
        print("    console.log(1) as one cell after the other: " + " ".join(f"{box.cell('console.log(1)')['ms']:.1f}" for _ in range(5)) + " ms")
    for warm in (0, 20):
        took = []
        for _ in range(5):
            with Sandbox(IMAGE, "javascript") as box:
                for _ in range(warm):
                    warm_step(box)
                start = time.monotonic()
                send_run(box, "console.log(1)")
                box.finish()
                took.append((time.monotonic() - start) * 1000)
        print(f"    console.log(1) to EXIT after {warm} warm steps: " + " ".join(f"{t:.1f}" for t in took) + " ms")


def main():
    own = ("main", "run", "send_run", "warm_step", "value", "error", "session")
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
