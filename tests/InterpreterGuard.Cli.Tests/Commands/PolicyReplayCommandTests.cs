using System.Text.Json;
using InterpreterGuard.Cli.Tests.Support;

namespace InterpreterGuard.Cli.Tests.Commands;

public sealed class PolicyReplayCommandTests : IDisposable
{
    private const string Report = """
        {"executions":12,"replayed":9,"read_again":2,"in_part":1,"beyond_known":3,"not_replayable":{"it ended before its source was read":1},"left_out":2,"out_of_time":false,
         "appears":1,"vanishes":0,"changes":0,"elapsed_ms":1234,"elapsed_then_ms":98765,
         "rules":[{"rule":"IG4005","before":0,"after":1,"appears":1,"vanishes":0,"changes":0}],
         "incidents":[{"change":"appears","execution_id":"exe_1","would_be_severity":"high","would_be_decision":"denied","would_be_summary":"Out [red]x[/]","rules_gained":["IG4005"],"rules_lost":[]}]}
        """;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_base_is_sent_with_its_samples_and_the_report_is_shown()
    {
        _folder.Write("new/base/policy.yaml", "id: x\n");
        _folder.Write("new/base/rules/4xxx-network.yaml", "[]\n");
        _folder.Write("new/base/samples/a.py", "import a\n");
        _folder.Write("new/base/README.md", "not sent");
        await using var host = new RecordedServer(_ => (200, Report));

        var end = await RunAsync(host, "new", "--since", "12h", "--preset", "none");

        Assert.Equal(0, end.ExitCode);
        var asked = JsonDocument.Parse(Assert.Single(host.Requests).Body).RootElement;
        Assert.Equal("policy.yaml rules/4xxx-network.yaml samples/a.py", string.Join(' ', asked.GetProperty("policy").EnumerateObject().Select(file => file.Name).Order(StringComparer.Ordinal)));
        Assert.Equal(("12h", 10_000, ""), (asked.GetProperty("since").GetString(), asked.GetProperty("limit").GetInt32(), asked.GetProperty("preset").GetString()));
        Assert.False(asked.TryGetProperty("overlay", out _));
        Assert.Contains("1 incidents would appear, 0 vanish, 0 change.", end.Stdout, StringComparison.Ordinal);
        Assert.Contains("9 of 12 executions judged again in 1.2 s; they took 98.8 s to run.", end.Stdout, StringComparison.Ordinal);
        Assert.Contains("1 could not be judged again: it ended before its source was read", end.Stdout, StringComparison.Ordinal);
        Assert.Contains("2 were left out: older than the newest so many", end.Stdout, StringComparison.Ordinal);
        Assert.Contains("+IG4005", end.Stdout, StringComparison.Ordinal);
        Assert.Contains("Out [red]x[/]", end.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_policy_file_is_an_overlay()
    {
        _folder.Write("mine/mine.yaml", "why: x\n");
        await using var host = new RecordedServer(_ => (200, Report));

        await RunAsync(host, "mine");

        var asked = JsonDocument.Parse(Assert.Single(host.Requests).Body).RootElement;
        Assert.Equal("why: x\n", asked.GetProperty("overlay").GetProperty("mine.yaml").GetString());
        Assert.False(asked.TryGetProperty("policy", out _));
        Assert.False(asked.TryGetProperty("preset", out _));
    }

    [Theory]
    [InlineData("nowhere", "is not a folder")]
    [InlineData("empty", "has no policy files")]
    public async Task A_folder_without_a_policy_is_not_sent(string folder, string problem)
    {
        _folder.Write("empty/notes.txt", "x");
        await using var host = new RecordedServer(_ => (200, Report));

        var end = await RunAsync(host, folder);

        Assert.Equal(3, end.ExitCode);
        Assert.Contains(problem, end.Stderr, StringComparison.Ordinal);
        Assert.Empty(host.Requests);
    }

    public void Dispose() => _folder.Dispose();

    private Task<GuardEnd> RunAsync(RecordedServer host, string folder, params string[] more) => GuardProcess.RunAsync(
        _folder.Path, ["policy", "replay", "--against", Path.Combine(_folder.Path, folder), .. more], null, ("GUARD_URL", host.Address), ("GUARD_KEY", "secret"));
}
