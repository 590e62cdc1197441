using InterpreterGuard.Cli.Tests.Support;

namespace InterpreterGuard.Cli.Tests.Commands;

public sealed class IncidentsCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Incidents_are_listed_a_line_each_with_the_executions_that_joined_them()
    {
        await using var host = new RecordedServer(_ => (200, """
            {"incidents":[
              {"id":"inc_1","severity":"high","decision":"denied","rules":["IG4005"],"summary":"Many times","opened_at":"2026-03-04T12:00:00Z","case":{"status":"open","risk":70,"joined":1951}},
              {"id":"inc_2","severity":"low","decision":"recorded","rules":["IG1001"],"summary":"Once \u001b[31m","opened_at":"2026-03-04T11:00:00Z","case":{"status":"open","risk":10,"joined":0}},
              {"id":"inc_3","severity":"low","decision":"recorded","rules":["IG1001"],"summary":"Of an older host","opened_at":"2026-03-04T10:00:00Z"}]}
            """));

        var ended = await GuardProcess.RunAsync(folder.Path, ["incidents"], environment: [("GUARD_URL", host.Address), ("GUARD_KEY", "secret")]);

        Assert.Equal("/v1/incidents?limit=20", Assert.Single(host.Requests).Path);
        Assert.Contains("joined", ended.Stdout, StringComparison.Ordinal);
        Assert.Contains("+1,951", ended.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain(" +0 ", ended.Stdout, StringComparison.Ordinal);
        Assert.Contains("inc_3", ended.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', ended.Stdout);
    }
}
