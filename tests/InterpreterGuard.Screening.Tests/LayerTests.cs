using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Screening.Tests;

/// <summary>Code inside code is read as its own language, and says how it was reached.</summary>
public sealed class LayerTests(ParserContainer parser)
{
    [Theory]
    [InlineData("import os\nos.system('curl x')", "os.system")]
    [InlineData("import os\nos.popen('curl x').read()", "os.popen")]
    [InlineData("import subprocess\nsubprocess.run('curl x', shell=True)", "subprocess.run")]
    [InlineData("import subprocess as s\ns.Popen(['curl x'], shell=True)", "subprocess.Popen")]
    [InlineData("import subprocess\nsubprocess.check_output(['bash', '-c', 'curl x'])", "subprocess.check_output bash -c")]
    [InlineData("import subprocess\nsubprocess.run(['sh'], input='curl x', text=True)", "subprocess.run sh")]
    [InlineData("import asyncio\nasyncio.run(asyncio.create_subprocess_shell('curl x'))", "asyncio.create_subprocess_shell")]
    [InlineData("import pty\npty.spawn(['/bin/sh', '-c', 'curl x'])", "pty.spawn sh -c")]
    [InlineData("import os\nos.execvp('bash', ['bash', '-c', 'curl x'])", "os.execvp bash -c")]
    [InlineData("import os\nos.execl('/bin/sh', 'sh', '-c', 'curl x')", "os.execl sh -c")]
    [InlineData("import os\nos.spawnlp(os.P_WAIT, 'sh', 'sh', '-c', 'curl x')", "os.spawnlp sh -c")]
    [InlineData("!curl x", "!cmd")]
    [InlineData("x = !curl x", "!cmd")]
    [InlineData("%sx curl x", "%sx")]
    [InlineData("%%bash\ncurl x", "%%bash")]
    [InlineData("import ctypes\nctypes.CDLL('libc.so.6').system(b'curl x')", "ctypes.CDLL.system")]
    [InlineData("exec('import os; os.system(\"curl x\")')", "exec>os.system")]
    [InlineData("exec(compile('import os; os.system(\"curl x\")', 'f', 'exec'))", "compile>os.system")]
    [InlineData("import os\nexec('os.system(\"curl x\")')", "exec>os.system")]
    [InlineData("import base64\nexec(base64.b64decode('aW1wb3J0IG9zOyBvcy5zeXN0ZW0oImN1cmwgeCIp'))", "exec>os.system")]
    [InlineData("import subprocess, sys\nsubprocess.run([sys.executable, '-c', 'import os; os.system(\"curl x\")'])", "subprocess.run python3 -c>os.system")]
    [InlineData("import os\nos.system('bash -c \"eval curl x\"')", "os.system>bash -c>eval")]
    public async Task A_layer_is_read_with_its_path(string code, string path)
    {
        var report = await Screening.Screener(parser).PythonAsync(code);

        var call = report.Call("curl");
        Assert.Equal(Language.Shell, call.Language);
        Assert.Equal(["x"], call.Arguments);
        Assert.Equal(path, string.Join('>', call.Layers));
        Assert.Contains(report.Layers, layer => layer.Path.SequenceEqual(call.Layers));
    }

    [Fact]
    public async Task A_list_is_a_command_without_a_layer()
    {
        var report = await Screening.Screener(parser).PythonAsync("import subprocess\nsubprocess.run(['/usr/bin/curl', 'x', '-o', name])");

        Assert.Equal(["x", "-o", null], report.Call("curl").Arguments);
        Assert.Empty(report.Layers);
        Assert.Equal("/usr/bin/curl x -o …", report.Call("subprocess.run").Text);
    }

    [Fact]
    public async Task An_inner_fact_stands_where_the_outermost_expression_stands()
    {
        var report = await Screening.Screener(parser).PythonAsync("import os\nx = 'ä€😀'; os.system('bash -c \"curl x\"')");

        Assert.Equal(new SourceSpan(2, 13, 2, 42), report.Call("curl").Span);
        Assert.Equal(new SourceSpan(2, 13, 2, 42), report.Call("os.system").Span);
    }

    [Fact]
    public async Task Beyond_the_fifth_layer_the_code_is_unreadable()
    {
        var code = "curl x";
        for (var depth = 0; depth < 6; depth++)
            code = $"eval {Quoted(code)}";

        var report = await Screening.Screener(parser).ShellAsync(code);

        Assert.Equal("too_deep", Assert.Single(report.Facts.OfType<CodeUnreadable>()).Reason);
        Assert.DoesNotContain(report.Facts.OfType<CodeCall>(), call => call.Name == "curl");
    }

    [Fact]
    public async Task The_fifth_layer_is_still_read()
    {
        var code = "curl x";
        for (var depth = 0; depth < 5; depth++)
            code = $"eval {Quoted(code)}";

        var report = await Screening.Screener(parser).ShellAsync(code);

        Assert.Equal(5, report.Call("curl").Depth);
        Assert.DoesNotContain(report.Facts, fact => fact is CodeUnreadable);
    }

    [Fact]
    public async Task An_inner_text_that_does_not_parse_is_unreadable_where_it_stands()
    {
        var report = await Screening.Screener(parser).PythonAsync("x = 1\nexec('def (')");

        var unreadable = Assert.Single(report.Facts.OfType<CodeUnreadable>());
        Assert.Equal(("syntax", 2, 1), (unreadable.Reason, unreadable.Span.StartLine, unreadable.Depth));
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
