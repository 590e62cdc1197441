using System.Text.Json;
using InterpreterGuard.Cli.Tests.Support;

namespace InterpreterGuard.Cli.Tests.Commands;

public sealed class RunCommandTests : IDisposable
{
    private const string Completed = """{"id":"exe_1","status":"completed","exit_code":0,"stdout":"42\n","stderr":"note\n","results":[],"security":{"verdict":"allow","findings":[],"detections":[]}}""";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Output_goes_where_the_program_sent_it_and_the_status_to_stderr()
    {
        await using var host = new RecordedServer(_ => (200, Completed));

        var ended = await RunAsync(host, [folder.Write("a.py", "print(6*7)")]);

        Assert.Equal("42\n", ended.Stdout);
        Assert.StartsWith("note\n── completed · exit code 0 · exe_1", ended.Stderr, StringComparison.Ordinal);
        Assert.Equal(0, ended.ExitCode);
    }

    [Fact]
    public async Task The_request_says_what_was_asked()
    {
        await using var host = new RecordedServer(_ => (200, Completed));
        var input = folder.Write("input.txt", "some input");

        await RunAsync(host, [folder.Write("a.py", "print('ä')"), "--profile", "small", "--timeout", "2.5", "--stdin", input, "--", "--port", "x y"]);

        var asked = Assert.Single(host.Requests);
        Assert.Equal(("POST", "/v1/executions", "Bearer secret"), (asked.Method, asked.Path, asked.Authorization));
        var body = JsonDocument.Parse(asked.Body).RootElement;
        Assert.Equal("python", body.GetProperty("language").GetString());
        Assert.Equal("print('ä')", body.GetProperty("code").GetString());
        Assert.Equal("some input", body.GetProperty("stdin").GetString());
        Assert.Equal("""["--port","x y"]""", body.GetProperty("args").GetRawText());
        Assert.Equal("small", body.GetProperty("profile").GetString());
        Assert.Equal(2.5, body.GetProperty("timeout_seconds").GetDouble());
        Assert.Equal("guard run", body.GetProperty("context").GetProperty("agent").GetString());
    }

    [Fact]
    public async Task What_was_not_asked_is_not_sent()
    {
        await using var host = new RecordedServer(_ => (200, Completed));

        await RunAsync(host, ["-", "--language", "shell"], stdin: "echo hi");

        var body = JsonDocument.Parse(Assert.Single(host.Requests).Body).RootElement;
        Assert.Equal("language code context", string.Join(' ', body.EnumerateObject().Select(property => property.Name)));
        Assert.Equal("echo hi", body.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("failed", 1)]
    [InlineData("memory_exceeded", 1)]
    [InlineData("killed", 2)]
    [InlineData("held", 2)]
    [InlineData("sandbox_failed", 3)]
    public async Task The_exit_code_follows_the_status(string status, int exitCode)
    {
        await using var host = new RecordedServer(_ => (200, Completed.Replace("completed", status, StringComparison.Ordinal)));

        Assert.Equal(exitCode, (await RunAsync(host, [folder.Write("a.py", "")])).ExitCode);
    }

    [Fact]
    public async Task A_refusal_shows_findings_detections_and_the_incident()
    {
        await using var host = new RecordedServer(_ => (200, """
            {"id":"exe_2","status":"refused","stdout":"","stderr":"","security":{"verdict":"refuse",
             "findings":[{"rule":"IG1007","rule_name":"Mount","severity":"high","action":"deny","message":"Calls mount\u001b[2J","span":{"start_line":3,"start_column":1}}],
             "detections":[{"rule":"IG2001","severity":"critical","action":"kill","message":"Unshare"}],"incident_id":"inc_9"}}
            """));

        var ended = await RunAsync(host, [folder.Write("a.py", "")]);

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains(@"finding  high  IG1007  Calls mount\x1b[2J  line 3  [deny]", ended.Stderr, StringComparison.Ordinal);
        Assert.Contains("detection  critical  IG2001  Unshare  [kill]", ended.Stderr, StringComparison.Ordinal);
        Assert.Contains("incident inc_9", ended.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_follow_the_output_on_a_line_of_their_own()
    {
        await using var host = new RecordedServer(_ => (200, """
            {"id":"exe_3","status":"completed","exit_code":0,"stdout":"no newline","stderr":"","results":[{"data":{"text/plain":"[1, 2]","text/html":"<b>1</b>"},"is_main":true}]}
            """));

        var ended = await RunAsync(host, [folder.Write("a.py", "")]);

        Assert.Equal("no newline\n[1, 2]\n", ended.Stdout);
        Assert.Contains("text/html", ended.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_the_answer_as_it_came()
    {
        await using var host = new RecordedServer(_ => (200, Completed));

        var ended = await RunAsync(host, [folder.Write("a.py", ""), "--json"]);

        Assert.Equal(Completed + "\n", ended.Stdout);
        Assert.Equal("", ended.Stderr);
    }

    [Fact]
    public async Task Problem_details_become_a_sentence()
    {
        await using var host = new RecordedServer(_ => (400, """
            {"title":"The request is not valid","status":400,"detail":"One field is wrong.","errors":{"timeout_seconds":["is 900; at most 30 is allowed"]}}
            """));

        var ended = await RunAsync(host, [folder.Write("a.py", ""), "--timeout", "900"]);

        Assert.Equal(3, ended.ExitCode);
        Assert.Equal("✗ The host answers 400: The request is not valid. One field is wrong. timeout_seconds: is 900; at most 30 is allowed.", ended.Stderr.TrimEnd());
    }

    [Theory]
    [InlineData(401)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task Everything_the_host_cannot_do_is_ours(int status)
    {
        await using var host = new RecordedServer(_ => (status, "no json"));

        var ended = await RunAsync(host, [folder.Write("a.py", "")]);

        Assert.Equal(3, ended.ExitCode);
        Assert.StartsWith($"✗ The host answers {status}", ended.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_no_json_is_ours()
    {
        await using var host = new RecordedServer(_ => (200, "<html>"));

        var ended = await RunAsync(host, [folder.Write("a.py", "")]);

        Assert.Equal(3, ended.ExitCode);
        Assert.Contains("is it a guard host?", ended.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_host_it_says_how_to_get_one()
    {
        var ended = await GuardProcess.RunAsync(folder.Path, ["run", folder.Write("a.py", ""), "--url", $"http://127.0.0.1:{RecordedServer.FreePort()}"], environment: ("GUARD_KEY", "secret"));

        Assert.Equal(3, ended.ExitCode);
        Assert.Contains("Start one with './guard up'.", ended.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_and_key_that_up_left_are_used()
    {
        await using var host = new RecordedServer(_ => (200, Completed));
        folder.Write(".guard/host.url", host.Address + "\n");
        folder.Write(".guard/data/keys/agent.key", "from-up\n");

        var ended = await GuardProcess.RunAsync(folder.Path, ["run", folder.Write("a.py", "")]);

        Assert.Equal(0, ended.ExitCode);
        Assert.Equal("Bearer from-up", Assert.Single(host.Requests).Authorization);
    }

    [Theory]
    [InlineData("missing.py", "missing.py is not there.")]
    [InlineData("--bogus", "There is no option '--bogus'.")]
    [InlineData(".", ". is a folder; name a file.")]
    public async Task A_wrong_file_is_told_before_anything_is_sent(string file, string sentence)
    {
        await using var host = new RecordedServer(_ => (200, Completed));

        var ended = await RunAsync(host, [file]);

        Assert.Equal(3, ended.ExitCode);
        Assert.Contains(sentence, ended.Stderr, StringComparison.Ordinal);
        Assert.Empty(host.Requests);
    }

    private Task<GuardEnd> RunAsync(RecordedServer host, string[] arguments, string? stdin = null) =>
        GuardProcess.RunAsync(folder.Path, ["run", .. arguments], stdin, ("GUARD_URL", host.Address), ("GUARD_KEY", "secret"));
}
