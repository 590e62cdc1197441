#!/usr/bin/env python3
"""Tests of the JavaScript runner with real containers: test_runner.py <image> [name]."""
import json
import os
import sys
import time
import traceback

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "init"))
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


def pace():
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
    own = ("main", "run", "send_run", "warm_step", "value", "error")
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
