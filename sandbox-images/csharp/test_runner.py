#!/usr/bin/env python3
"""Tests of the C# runner with real containers: test_runner.py <image> [name]."""
import json
import os
import sys
import time
import traceback

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "init"))
from host_cells import Cells
from host_side import EXIT, FROM_RUNNER, STDERR, STDIN, STDOUT, TO_RUNNER, Sandbox

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


def session():
    return Cells(IMAGE, "csharp")


def cells_share_their_names():
    with session() as box:
        assert box.value("using System.Numerics;\nvar x = 5;\nint Twice(int n) => n * 2;\nrecord Point(int X, int Y);\nclass Shape { public double Area; }\nTwice(x)") == "10"
        assert box.value("Twice(x) + new Point(1, 2).Y + (int)BigInteger.One") == "13"
        assert box.value("var x = \"now a text\";\nx.Length") == "10"
        assert box.value("string Twice(string s) => s + s;\nTwice(\"ab\") + Twice(2)") == '"abab4"'
        assert box.value("var list = new List<Point>(); list.Add(new(3, 4)); list.Count") == "1"
        assert box.value("list.Add(new(5, 6)); list.Sum(p => p.X)") == "8"
        assert box.value("async Task<int> Later() { await Task.Delay(10); return list.Count; }\nvar got = await Later();\ngot") == "2"
        assert box.value("if (got == 2) return \"early\";\n\"late\"") == '"early"'
        assert box.cell("got = 3;")["messages"] == []
        assert box.value("got") == "3"
        assert box.value("dynamic d = new System.Dynamic.ExpandoObject(); d.X = 4; d.X") == "4"
        assert box.value("d.X + 1") == "5"


def cells_that_fail_keep_what_they_did():
    with session() as box:
        told = box.error("var kept = 1;\nint Half(int n) => n / (n - n);\nkept = 2;\nHalf(kept)")
        assert told["name"] == "System.DivideByZeroException" and "Half(Int32 n) in cell-1.cs:line 2" in told["traceback"] and "<top level> in cell-1.cs:line 4" in told["traceback"], told
        assert box.value("kept") == "2"
        told = box.error("kept = 5;\n\nint y = \"a\";")
        assert told["name"] == "CompilationError" and told["traceback"] == "cell-3.cs(3,9): error CS0029: Cannot implicitly convert type 'string' to 'int'", told
        assert box.value("kept") == "2", "what is not compiled does not run"
        told = box.error("\nHalf(3)")
        assert "in cell-1.cs:line 2" in told["traceback"] and "<top level> in cell-5.cs:line 2" in told["traceback"], told
        assert "#r is refused" in box.error('#r "nuget: X"')["value"]


def cells_have_their_own_surroundings():
    with session() as box:
        assert box.value("$\"{string.Join('|', Args)} {Environment.GetEnvironmentVariable(\"GREETING\")}\"", args=["a", "b c"], env={"GREETING": "hello"}) == '"a|b c hello"'
        assert box.value("Directory.SetCurrentDirectory(\"/tmp\"); Args.Count") == "0"
        assert box.value("Directory.GetCurrentDirectory() + Environment.GetEnvironmentVariable(\"GREETING\")") == '"/tmphello"'
        assert box.value("Console.ReadLine()", stdin="first\nsecond\n") == '"first"'
        assert box.value("Console.In.ReadToEnd()", stdin="third") == '"third"'
        assert box.value("Console.In.ReadToEnd().Length") == "0"
        assert box.cell("using var p = Process.Start(\"cat\"); p.WaitForExit();", stdin="for the child")["out"] == "for the child"


def whole_programs_are_cells_too():
    with session() as box:
        assert box.cell("var kept = 1;")["status"] == 0
        out = box.cell("class P { static int Main(string[] args) { System.Console.WriteLine(args.Length); return 3; } }", args=["a"])
        assert (out["out"], out["status"]) == ("1\n", 3), out
        assert box.cell("using var text = new StringReader(\"line\");\nConsole.WriteLine(text.ReadLine());")["out"] == "line\n"
        assert "Main() in cell-4.cs:line 2" in box.error("namespace N;\nclass P { static void Main() => throw new Exception(\"gone\"); }")["traceback"]
        assert box.value("kept") == "1"


def other_threads_end_no_session():
    with session() as box:
        out = box.cell("var kept = 1; var t = new Thread(() => throw new InvalidOperationException(\"there\")); t.Start(); t.Join(); Thread.Sleep(100);")
        assert out["status"] == 1 and [m["value"] for m in out["messages"]] == ["there"], out
        assert box.error("ThreadPool.QueueUserWorkItem(_ => throw new Exception(\"pooled\")); Thread.Sleep(200); kept")["value"] == "pooled"
        assert box.cell("_ = Task.Run(() => throw new Exception(\"nobody looks\")); Thread.Sleep(100); GC.Collect();")["status"] == 0
        out = box.cell("new Thread(() => { Thread.Sleep(200); Console.WriteLine(\"later\"); throw new Exception(\"between\"); }).Start(); kept")
        assert out["status"] == 0 and out["ms"] < 5000, out
        time.sleep(0.4)
        assert box.value("kept") == "1"


def exit_ends_the_interpreter_with_the_cell():
    for code in ("Environment.Exit(5);", "try { Environment.Exit(5); } catch { } finally { Console.Write(1); }", "new Thread(() => Environment.Exit(5)).Start(); Thread.Sleep(20000);", "await Task.Delay(5); Environment.Exit(5);"):
        with session() as box:
            box.cell("1")
            box.send(TO_RUNNER, json.dumps({"op": "cell", "id": "e", "code": "Console.Write(0); " + code, "args": [], "env": {}}).encode() + b"\n")
            out = box.finish()
            assert out[FROM_RUNNER] == b'\n{"op":"done","id":"e","status":5}\n' and out["code"] == 5 and out[STDOUT] == b"0", (code, out)


def blocking_waits_for_what_comes_later():
    with session() as box:
        assert box.value("async Task<int> F() { await Task.Delay(20); await Task.Yield(); return 1; }\nF().Result + F().GetAwaiter().GetResult()") == "2"
        assert box.value("await Task.Delay(5); F().Result + (await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => F()))).Sum()") == "21"
        assert box.value("await Task.Yield(); var t = F(); while (!t.IsCompleted) { }\nt.Result") == "1"
        assert box.value("await foreach (var n in Numbers()) last = n;\nasync IAsyncEnumerable<int> Numbers() { for (var i = 0; i < 3; i++) { await Task.Delay(1); yield return i; } }\nint last = 0;\nlast") in ("0", "2")


def interrupts_stop_what_runs():
    with session() as box:
        box.cell("var kept = 1;")
        for code in ("while (true) { }", "Thread.Sleep(20000);", "await Task.Delay(20000);", "new TaskCompletionSource<int>().Task.Wait();",
                     "while (true) { try { Thread.Sleep(10); } catch { } }", "await Task.Run(() => Thread.Sleep(20000));", "using var p = Process.Start(\"sleep\", \"20\"); p.WaitForExit();",
                     "while (true) { }", "while (true) ;"):
            out = box.cell(code, interrupt_after=0.5)
            errors = [m["name"] for m in out["messages"]]
            assert out["status"] == 130 and errors == ["System.OperationCanceledException"] and out["after_signal_ms"] < 1500, (code, out["status"], errors, out["after_signal_ms"])
            out = box.cell("Console.WriteLine(\"out\"); Console.Error.WriteLine(\"err\"); kept")
            assert out["messages"][0]["data"]["text/plain"] == "1" and out["out"].endswith("out\n") and out["err"].endswith("err\n"), (code, out["messages"])
        box.interrupt()
        time.sleep(0.1)
        assert box.value("kept") == "1", "between cells the signal means nothing"


def values_are_shown_by_type():
    png = "iVBORw=="
    out = run("Display(new { A = 1 }); Display(\"<b>x</b>\", \"text/html\"); Display(new byte[] { 0x89, 0x50, 0x4E, 0x47 }); Display(new byte[] { 1, 2 }, \"image/png\"); Display(new[] { 1 }, \"application/json\"); Display(\"<svg/>\", \"image/svg+xml\"); 5")
    data = [m["data"] for m in out["messages"]]
    assert [m["is_main"] for m in out["messages"]] == [False] * 6 + [True], out
    assert data[0] == {"text/plain": "{ A = 1 }", "application/json": '{"A":1}'} and data[1] == {"text/plain": "<b>x</b>", "text/html": "<b>x</b>"}, data
    assert data[2]["image/png"] == png and data[3]["image/png"] == "AQI=" and data[4]["application/json"] == "[1]" and data[5]["image/svg+xml"] == "<svg/>", data
    assert "'text/html'" in error(run("Display(1, \"html\")"))["value"]
    large = run("var b = new byte[1 << 20]; b[0] = 0x89; b[1] = (byte)'P'; b[2] = (byte)'N'; b[3] = (byte)'G'; Display(b);")["messages"][0]
    assert "image/png" not in large["data"] and "image/png left out" in large["data"]["text/plain"] and large["truncated"], large["data"].keys()
    assert len(run("for (var i = 0; i < 100; i++) Display(i);")["messages"]) == 64
    with session() as box:
        assert len(box.cell("for (var i = 0; i < 100; i++) Display(i);")["messages"]) == 64 and len(box.cell("Display(1); 2")["messages"]) == 2


def pace():
    with session() as box:
        for _ in range(20):
            warm_step(box)
        print("    WriteLine(1) as one cell after the other: " + " ".join(f"{box.cell('Console.WriteLine(1);')['ms']:.1f}" for _ in range(5)) + " ms")
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
