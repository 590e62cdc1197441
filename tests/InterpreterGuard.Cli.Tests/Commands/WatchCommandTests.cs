using InterpreterGuard.Cli.Tests.Support;

namespace InterpreterGuard.Cli.Tests.Commands;

public sealed class WatchCommandTests : IDisposable
{
    private const string Told = """
        event: began
        data: {"execution_id":"exe_1","language":"python","profile":"default","context":{"agent":"A"}}

        event: screened
        data: {"execution_id":"exe_1","verdict":"allow","findings":[{"rule":"IG1039","severity":"medium","message":"It decodes.","action":"alert","span":{"start_line":3}}]}

        id: 1
        event: observation
        data: {"execution_id":"exe_1","sequence":1,"at":"2026-03-04T12:00:01.5Z","kind":"process.exec","decision":"allowed","process":{"pid":7,"name":"python3"},"fact":{"kind":"process.exec","command_line":"/bin/ls \u001b[2J"}}

        id: 2
        event: observation
        data: {"execution_id":"exe_1","sequence":2,"at":"2026-03-04T12:00:02Z","kind":"network.connect","decision":"denied","process":{"pid":7,"name":"python3"},"fact":{"family":"inet","address":"192.0.2.7","port":443},"detections":[{"rule":"IG4005","severity":"high","message":"It calls out.","action":"deny"}]}

        id: 3
        event: observation
        data: {"execution_id":"exe_1","sequence":3,"at":"2026-03-04T12:00:03Z","kind":"odd.new","decision":"killed","process":{"pid":0,"name":"guard"},"fact":{"kind":"odd.new","much":5}}

        event: ended
        data: {"execution_id":"exe_1","status":"killed","detections":2,"incident_id":"inc_9","observations_dropped":4,"sensors":[{"sensor":"syscalls","on":true,"lost":2}]}


        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Each_thing_seen_is_a_line_and_what_a_rule_concluded_stands_below_it()
    {
        await using var host = new RecordedServer(_ => (200, Told));

        var ended = await RunAsync(host, ["watch", "exe_1"]);

        Assert.Equal(("/v1/executions/exe_1/observations", 0, ""), (Assert.Single(host.Requests).Path, ended.ExitCode, ended.Stderr));
        Assert.Equal(
            [
                "● exe_1  python, profile default, agent A",
                "screening: allow",
                "    ▲ medium  IG1039  It decodes.  line 3  [alert]",
                @"12:00:01.500  allowed  python3[7] runs /bin/ls \x1b[2J",
                "12:00:02.000  denied   python3[7] connects to 192.0.2.7:443",
                "    ▲ high  IG4005  It calls out.  [deny]",
                "12:00:03.000  killed   guard odd.new much=5",
                "○ killed, 2 detections  ./guard incident inc_9",
                "! 4 more observations were judged and counted, but not kept.",
                "! Sensor syscalls lost 2.",
            ],
            ended.Stdout.Trim().Split('\n').Select(line => line.TrimEnd()));
    }

    [Fact]
    public async Task Detections_alone_are_shown_where_that_is_asked_for()
    {
        await using var host = new RecordedServer(_ => (200, Told));

        var shown = (await RunAsync(host, ["watch", "exe_1", "--detections", "--aftermath"])).Stdout;

        Assert.Equal("/v1/executions/exe_1/observations?aftermath=true", Assert.Single(host.Requests).Path);
        Assert.DoesNotContain("/bin/ls", shown, StringComparison.Ordinal);
        Assert.Contains("IG4005", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_a_line_for_each_event_with_nothing_left_out()
    {
        await using var host = new RecordedServer(_ => (200, Told));

        var lines = (await RunAsync(host, ["watch", "exe_1", "--json"])).Stdout.Trim().Split('\n').Select(line => System.Text.Json.JsonElement.Parse(line)).ToList();

        Assert.Equal(["began", "screened", "observation", "observation", "observation", "ended"], lines.Select(line => line.GetProperty("event").GetString()));
        Assert.Equal(5, lines[4].GetProperty("fact").GetProperty("much").GetInt32());
    }

    [Fact]
    public async Task All_executions_are_told_apart()
    {
        await using var host = new RecordedServer(_ => (200, Told));

        var ended = await RunAsync(host, ["watch"]);

        Assert.Equal("/v1/observations", Assert.Single(host.Requests).Path);
        Assert.Contains("#exe_1  12:00:02.000  denied   python3[7] connects to 192.0.2.7:443", ended.Stdout, StringComparison.Ordinal);
        Assert.Equal((3, "✗ The host ended the connection."), (ended.ExitCode, ended.Stderr.Trim()));
    }

    [Fact]
    public async Task An_ending_that_is_not_told_is_no_success()
    {
        await using var host = new RecordedServer(_ => (200, Told[..Told.IndexOf("event: ended", StringComparison.Ordinal)]));

        var ended = await RunAsync(host, ["watch", "exe_1"]);

        Assert.Equal(3, ended.ExitCode);
        Assert.Contains("told no ending of exe_1", ended.Stderr, StringComparison.Ordinal);
    }

    private Task<GuardEnd> RunAsync(RecordedServer host, string[] arguments) =>
        GuardProcess.RunAsync(folder.Path, arguments, environment: [("GUARD_URL", host.Address), ("GUARD_KEY", "secret")]);
}
