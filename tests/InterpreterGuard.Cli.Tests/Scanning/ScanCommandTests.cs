using System.Text.Json;
using InterpreterGuard.Cli.Tests.Support;

namespace InterpreterGuard.Cli.Tests.Scanning;

public sealed class ScanCommandTests : IDisposable
{
    private const string Clean = """{"verdict":"allow","findings":[],"elapsed_ms":1}""";

    private const string Advice = """
        {"verdict":"allow","elapsed_ms":1,"findings":[
          {"rule":"IG8002","name":"What a caller sends becomes SQL","severity":"high","action":"advise","message":"It goes in unchanged.","span":{"start_line":2,"start_column":9,"end_line":2,"end_column":14},
           "layers":[],"cwe":["CWE-89"],"fix":"Give the values apart."}]}
        """;

    private const string Refused = """
        {"verdict":"refuse","elapsed_ms":1,"findings":[
          {"rule":"IG1001","name":"Shell on a connection","severity":"critical","action":"deny","message":"bash \u001b[2J","span":{"start_line":1,"start_column":1,"end_line":3,"end_column":2},"layers":["os.system"],"attack":["T1059.004"]}],
         "layers":[{"path":["os.system"],"language":"shell","text":"bash -i","span":{"start_line":1,"start_column":1,"end_line":3,"end_column":2}}]}
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_finding_is_shown_with_its_line_underlined_and_its_fix()
    {
        await using var host = new RecordedServer(_ => (200, Advice));

        var ended = await RunAsync(host, folder.Write("a.py", "import x\n\tquery(text)\n"));

        Assert.Contains("a.py:2:9  high  IG8002  What a caller sends becomes SQL\n     2 | \\tquery(text)\n       |          ^^^^\n    It goes in unchanged.\n", ended.Stdout, StringComparison.Ordinal);
        Assert.Contains("CWE-89", ended.Stdout, StringComparison.Ordinal);
        Assert.Contains("    fix: Give the values apart.\n", ended.Stdout, StringComparison.Ordinal);
        Assert.EndsWith("1 files read: 1 high\n", ended.Stdout, StringComparison.Ordinal);
        Assert.Equal(1, ended.ExitCode);
    }

    [Fact]
    public async Task Strangers_text_never_reaches_the_terminal_as_it_is()
    {
        await using var host = new RecordedServer(_ => (200, Refused));

        var ended = await RunAsync(host, folder.Write("a\u202e.py", "first \u001b]0;title\u0007\nsecond\n"));

        Assert.DoesNotContain('\u001b', ended.Stdout);
        Assert.DoesNotContain('\u202e', ended.Stdout);
        Assert.Contains("inside os.system: bash -i", ended.Stdout, StringComparison.Ordinal);
        Assert.Equal(2, ended.ExitCode);
    }

    [Theory]
    [InlineData(Clean, "medium", 0)]
    [InlineData(Advice, "high", 1)]
    [InlineData(Advice, "critical", 0)]
    [InlineData(Advice, "none", 0)]
    [InlineData(Refused, "none", 2)]
    public async Task The_exit_code_says_how_bad_it_is(string answer, string failOn, int exitCode)
    {
        await using var host = new RecordedServer(_ => (200, answer));

        Assert.Equal(exitCode, (await RunAsync(host, folder.Write("a.py", "x = 1\ny = 2\n"), "--fail-on", failOn)).ExitCode);
    }

    [Fact]
    public async Task A_folder_is_read_in_every_language_and_what_tools_put_there_is_passed_over()
    {
        await using var host = new RecordedServer(_ => (200, Clean));
        folder.Write("src/a.py", "1");
        folder.Write("src/b.mjs", "2");
        folder.Write("src/run", "#!/usr/bin/env bash\necho 3");
        folder.Write("src/C.cs", "4");
        foreach (var other in new[] { "src/notes.md", "src/data", ".git/hook.py", "node_modules/x/index.js", "venv/y.py", "obj/Z.cs" })
            folder.Write(other, "not to be read");

        var ended = await RunAsync(host, Path.Combine(folder.Path, "."));

        Assert.Equal(["csharp", "javascript", "python", "shell"], host.Requests.Select(request => JsonDocument.Parse(request.Body).RootElement.GetProperty("language").GetString()).Order(StringComparer.Ordinal));
        Assert.Contains("4 files read: nothing found", ended.Stdout, StringComparison.Ordinal);
        Assert.Equal(0, ended.ExitCode);
    }

    [Fact]
    public async Task A_file_the_host_does_not_take_is_told_and_is_not_clean()
    {
        await using var host = new RecordedServer(request => request.Body.Contains("bad", StringComparison.Ordinal) ? (400, """{"title":"The request is not valid","status":400,"detail":"code has a NUL character."}""") : (200, Clean));

        var ended = await RunAsync(host, folder.Write("a.py", "bad"), folder.Write("b.py", "good"));

        Assert.Contains("NUL character", ended.Stdout, StringComparison.Ordinal);
        Assert.Contains("1 files read: nothing found; 1 not read", ended.Stdout, StringComparison.Ordinal);
        Assert.Equal(3, ended.ExitCode);
    }

    [Fact]
    public async Task Advice_can_be_left_out()
    {
        await using var host = new RecordedServer(_ => (200, Clean));

        await RunAsync(host, folder.Write("a.py", "1"), "--no-advice");

        Assert.False(JsonDocument.Parse(Assert.Single(host.Requests).Body).RootElement.GetProperty("advice").GetBoolean());
    }

    [Fact]
    public async Task Json_holds_the_answers_as_they_came()
    {
        await using var host = new RecordedServer(_ => (200, Advice));

        var ended = await RunAsync(host, folder.Write("a.py", "1"), "--format", "json");

        var file = Assert.Single(JsonDocument.Parse(ended.Stdout).RootElement.GetProperty("files").EnumerateArray());
        Assert.Equal("IG8002", file.GetProperty("screening").GetProperty("findings")[0].GetProperty("rule").GetString());
    }

    [Theory]
    [InlineData("missing.py", "missing.py is not there.")]
    [InlineData("empty", "There is nothing to read")]
    public async Task Nothing_to_read_is_a_problem(string path, string sentence)
    {
        await using var host = new RecordedServer(_ => (200, Clean));
        folder.Write("empty/notes.md", "text");

        var ended = await RunAsync(host, path == "empty" ? Path.Combine(folder.Path, "empty") : path);

        Assert.Contains(sentence, ended.Stderr, StringComparison.Ordinal);
        Assert.Equal(3, ended.ExitCode);
        Assert.Empty(host.Requests);
    }

    private Task<GuardEnd> RunAsync(RecordedServer host, params string[] arguments) =>
        GuardProcess.RunAsync(folder.Path, ["scan", .. arguments], environment: [("GUARD_URL", host.Address), ("GUARD_KEY", "secret")]);
}
