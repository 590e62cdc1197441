using InterpreterGuard.Cli.Tests.Support;

namespace InterpreterGuard.Cli.Tests.Commands;

public sealed class PolicyRecordCommandTests : IDisposable
{
    private const string Answer = """{"id":"exe_1","status":"STATUS","profile":"small","security":{"policy":{"observations_dropped":2}}}""";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task All_pages_of_what_was_seen_become_one_recording()
    {
        await using var host = new RecordedServer(request => (200, request.Path switch
        {
            "/v1/executions" => Answer.Replace("STATUS", "completed", StringComparison.Ordinal),
            "/v1/executions/exe_1/observations?limit=10000&after=0" => $$"""{"observations":[{{Seen(1, "10:00:00.05")}}],"next_after":1}""",
            _ => $$"""{"observations":[{{Seen(2, "10:00:00.27")}}]}""",
        }));
        var target = Path.Combine(_folder.Path, "r", "a.json");

        var end = await RunAsync(host, "--out", target, "--profile", "small");

        Assert.Equal(0, end.ExitCode);
        var fact = """
            "process":{"pid":2,"parent_pid":1,"name":"python3"},"fact":{"kind":"network.connect","datagram":false,"family":"inet","address":"10.0.0.1","name":"","port":80,"path":"","loopback":false}}
            """;
        Assert.Equal(
            $$"""
            {"program":"a.py","language":"python","profile":"small","status":"completed","left_out":2,"facts":[
              {"after_ms":0,{{fact}},
              {"after_ms":200,{{fact}}
            ]}

            """,
            await File.ReadAllTextAsync(target, TestContext.Current.CancellationToken));
        Assert.Contains("2 facts (completed); 2 more were left out", end.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_screening_refused_makes_no_recording()
    {
        await using var host = new RecordedServer(request => (200, request.Path == "/v1/executions" ? Answer.Replace("STATUS", "refused", StringComparison.Ordinal) : """{"observations":[]}"""));
        var target = Path.Combine(_folder.Path, "a.json");

        var end = await RunAsync(host, "--out", target);

        Assert.Equal(1, end.ExitCode);
        Assert.Contains("Screening refused it, so nothing ran.", end.Stderr, StringComparison.Ordinal);
        Assert.False(File.Exists(target));
    }

    [Fact]
    public async Task A_fact_the_command_does_not_know_is_not_passed_over()
    {
        await using var host = new RecordedServer(request => (200, request.Path == "/v1/executions"
            ? Answer.Replace("STATUS", "completed", StringComparison.Ordinal)
            : $$"""{"observations":[{{Seen(1, "10:00:00").Replace("network.connect", "network.novelty", StringComparison.Ordinal)}}]}"""));

        var end = await RunAsync(host, "--out", "-");

        Assert.Equal(3, end.ExitCode);
        Assert.Contains("Host and command are of different versions", end.Stderr, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static string Seen(int sequence, string time) =>
        $$$"""{"sequence":{{{sequence}}},"at":"2026-01-01T{{{time}}}Z","kind":"network.connect","decision":"denied","process":{"pid":77,"parent_pid":1,"name":"python3"},"fact":{"kind":"network.connect","family":"inet","address":"10.0.0.1","port":80,"path":"","loopback":false}}""";

    private Task<GuardEnd> RunAsync(RecordedServer host, params string[] more) => GuardProcess.RunAsync(
        _folder.Path, ["policy", "record", _folder.Write("a.py", "import socket\n"), .. more], null, ("GUARD_URL", host.Address), ("GUARD_KEY", "secret"));
}
