#!/usr/bin/env python3
"""Tests of the C# runner with real containers: test_runner.py <image> [name]."""
import json
import os
import sys
import time
import traceback

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "init"))
from host_side import FROM_RUNNER, STDERR, STDIN, STDOUT, TO_RUNNER, Sandbox

IMAGE = sys.argv[1]


def send_run(box, code):
    box.send(TO_RUNNER, json.dumps({"op": "run", "code": code, "args": ["a", "b c"], "env": {"GREETING": "hello"}, "nonce": "00"}).encode() + b"\n")


def run(code, stdin=None, warm=0):
    with Sandbox(IMAGE, "csharp") as box:
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
    results = [m for m in out["messages"] if m["op"] == "result" and m["is_main"]]
    assert len(results) == 1, (out["messages"], out["err"])
    return results[0]["data"]


def error(out):
    assert out["code"] == 1, (out["code"], out["err"])
    errors = [m for m in out["messages"] if m["op"] == "error"]
    assert len(errors) == 1, (out["messages"], out["err"])
    return errors[0]


def prints_and_gets_its_surroundings():
    out = run("""
Console.WriteLine($"{string.Join('|', Args)} {Environment.GetEnvironmentVariable("GREETING")} {Directory.GetCurrentDirectory()}");
Console.Error.WriteLine("oops");
string line = Console.ReadLine();
Console.WriteLine(line);
Console.WriteLine(Directory.GetFiles("/proc/self/fd").Length < 120);
""", stdin=b"from stdin\n")
    assert (out["out"], out["err"], out["code"], out["messages"]) == ("a|b c hello /work\nfrom stdin\nTrue\n", "oops\n", 0, []), out


def last_expression_is_the_result():
    assert value(run("var x = new[] { 3, 1, 2 };\nx.OrderBy(n => n).ToArray()")) == {"text/plain": "int[3] { 1, 2, 3 }", "application/json": "[1,2,3]"}
    assert value(run("new { Name = \"a\", Size = 2.5 }"))["application/json"] == '{"Name":"a","Size":2.5}'
    assert run("var x = 5; x++;")["messages"] == []
    out = run("new string('y', 1000000)")["messages"][0]
    assert out["truncated"] and len(out["data"]["text/plain"]) == 256 * 1024, out["data"].keys()
    endless = run("IEnumerable<int> Endless() { var n = 0; while (true) yield return n++; }\nEndless()")
    assert "application/json" not in value(endless) and value(endless)["text/plain"].endswith(", 999, ... }"), endless
    assert value(run("new[] { 1, 2, 3 }.Where(n => n > 1)")) == {"text/plain": "{ 2, 3 }", "application/json": "[2,3]"}
    shown = run("Display(1); Display(\"two\"); 3")
    assert [m["is_main"] for m in shown["messages"]] == [False, False, True], shown


def awaits_at_the_top_level():
    assert value(run("async Task<int> F() { await Task.Delay(1); return 7; }\nvar x = await F();\nx + 1"))["text/plain"] == "8"


def errors_show_own_frames():
    told = error(run("int Divide(int a, int b)\n{\n    return a / b;\n}\nvar half = (int n) => Divide(n, 0);\nhalf(3)"))
    assert told["name"] == "System.DivideByZeroException", told
    assert "Divide(Int32 a, Int32 b) in main.cs:line 3" in told["traceback"] and "<top level> in main.cs:line 6" in told["traceback"], told
    assert "lambda in main.cs:line 5" in told["traceback"] and "Roslyn" not in told["traceback"] and "/sandbox" not in told["traceback"], told
    inner = error(run("try { int.Parse(\"x\"); } catch (Exception e) { throw new InvalidOperationException(\"outer\", e); }"))
    assert "---> System.FormatException" in inner["traceback"] and "System.Number" not in inner["traceback"], inner


def compile_errors_have_places():
    told = error(run("int x = \"a\";\n\nunknown()"))
    assert told["name"] == "CompilationError" and "main.cs(1,9): error CS0029" in told["traceback"] and "main.cs(3,1): error CS0103" in told["traceback"], told
    for code in ("{", "(" * 500, "class A { void F() { " + "{" * 500):
        assert run(code)["code"] != 0, code[:20]


def other_files_are_refused():
    for code, word in (('#r "nuget: Newtonsoft.Json, 13.0.3"\n1', "#r is refused"), ('\n#load "/etc/passwd"\n1', "#load is refused"), ('#r "/sandbox/runner/runner.dll"\n1', "#r is refused")):
        told = error(run(code))
        assert word in told["value"], told


def whole_programs_run():
    out = run("""
namespace Sample;
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        await Task.Yield();
        Console.WriteLine(string.Join(",", args));
        return 3;
    }
}""")
    assert (out["out"], out["code"]) == ("a,b c\n", 3), out
    out = run("using System.IO;\nclass P { static void Main() { throw new Exception(\"gone\"); } }")
    assert "P.Main() in main.cs:line 2" in error(out)["traceback"], out
    out = run("using var text = new StringReader(\"line\");\nConsole.WriteLine(text.ReadLine());")
    assert (out["out"], out["code"]) == ("line\n", 0), out


def threads_and_exits():
    assert run("Environment.Exit(5);")["code"] == 5
    out = run("AppDomain.CurrentDomain.ProcessExit += (_, _) => Console.WriteLine(\"bye\"); new Thread(() => { Thread.Sleep(100); Environment.Exit(4); }).Start();")
    assert (out["out"], out["code"]) == ("bye\n", 4), out
    out = run("new Thread(() => { Thread.Sleep(200); Console.WriteLine(\"joined\"); }).Start();")
    assert (out["out"], out["code"]) == ("joined\n", 0), out
    out = run("var t = new Thread(() => throw new InvalidOperationException(\"there\")); t.Start(); t.Join(); Thread.Sleep(1000);")
    assert error(out)["value"] == "there" and out["err"].count("InvalidOperationException") == 1, out


def the_base_libraries_are_there():
    code = """
using System.Collections.Immutable;
using System.Numerics;
using System.Security.Cryptography;
using System.IO.Compression;
using System.Xml.Linq;
var hash = Convert.ToHexString(SHA256.HashData(Array.Empty<byte>()))[..8];
var big = BigInteger.Pow(2, 100);
var money = 1234.5m.ToString("C", new CultureInfo("en-US"));
var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin").BaseUtcOffset.TotalHours;
var xml = XElement.Parse("<a><b>1</b></a>").Element("b")!.Value;
dynamic d = new System.Dynamic.ExpandoObject(); d.X = 4;
var list = ImmutableList.Create(1, 2);
$"{hash} {big} {money} {zone} {xml} {d.X} {list.Count}"
"""
    assert value(run(code))["text/plain"] == '"E3B0C442 1267650600228229401496703205376 $1,234.50 1 1 4 2"'


def programs_it_starts_have_nothing_of_the_wire():
    out = run("using var p = Process.Start(new ProcessStartInfo(\"ls\", \"/proc/self/fd\") { RedirectStandardOutput = true }); Console.Write(p.StandardOutput.ReadToEnd());")
    assert out["out"].split() == ["0", "1", "2", "3"], out
    out = run("var p = Process.Start(\"bash\", new[] { \"-c\", \"echo {} >&3\" }); p.WaitForExit(); p.ExitCode")
    assert value(out)["text/plain"] == "1", out


def warm_steps_end_and_change_nothing():
    with Sandbox(IMAGE, "csharp") as box:
        first = warm_step(box)
        for _ in range(first["of"]):
            last = warm_step(box)
        assert last["step"] == last["of"] == first["of"], last
        send_run(box, "record Point(int X); new Point(1)")
        out = box.finish()
        assert out["code"] == 0 and STDERR not in out, out
    assert error(run("numbers"))["value"] == error(run("numbers", warm=20))["value"]


def pace():
    for warm in (0, 20):
        took = []
        for _ in range(3):
            with Sandbox(IMAGE, "csharp") as box:
                for _ in range(warm):
                    warm_step(box)
                start = time.monotonic()
                send_run(box, "Console.WriteLine(1);")
                out = box.finish()
                took.append((time.monotonic() - start) * 1000)
        print(f"    WriteLine(1) to EXIT after {warm} warm steps: " + " ".join(f"{t:.1f}" for t in took) + f" ms; {(out['user'] + out['system']) / 1000:.0f} ms CPU in all")


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
