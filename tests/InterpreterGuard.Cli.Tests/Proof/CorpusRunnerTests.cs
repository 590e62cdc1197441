using InterpreterGuard.Client;
using InterpreterGuard.Cli.Proof;
using InterpreterGuard.Cli.Tests.Support;
using InterpreterGuard.Core.Facts;

namespace InterpreterGuard.Cli.Tests.Proof;

public sealed class CorpusRunnerTests : IDisposable
{
    private const string Import = """{"kind":"code.import","module":"evil","name":"","language":"python","span":{"start_line":1,"start_column":1,"end_line":1,"end_column":9},"layers":[]}""";

    private const string Answer = """
        {"id":"exe_1","status":"STATUS","profile":"default","security":{
          "findings":[{"rule":"IG1001","fact":IMPORT}],
          "detections":[
            {"rule":"IG1001","action":"record","action_wanted":"deny","trial":false,"finding":0},
            {"rule":"IG4005","action":"record","action_wanted":"alert","trial":false,"observation":7},
            {"rule":"IG4006","action":"record","action_wanted":"record","trial":false,"observation":7},
            {"rule":"IG4007","action":"record","action_wanted":"kill","trial":true,"observation":7},
            {"rule":"IG4008","action":"record","action_wanted":"deny","trial":false,"observation":7,"silenced_by":"EX-1"}],
          "policy":{"observations_dropped":0}}}
        """;

    private const string Seen = """
        {"observations":[{"sequence":7,"at":"2026-01-01T00:00:00Z","kind":"network.connect","decision":"denied","process":{"pid":2,"parent_pid":1,"name":"python3"},
          "fact":{"kind":"network.connect","family":"inet","address":"10.0.0.1","port":80,"path":"","loopback":false}}]}
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task What_rules_would_have_done_is_taken_down_with_its_facts_and_what_they_only_record_is_not()
    {
        await using var host = Host("completed");

        var run = await RunAsync(host);

        Assert.Equal(["IG1001 CodeImport", "IG4005 NetworkConnect"], run.Said.Select(said => $"{said.Rule} {said.Fact.GetType().Name}"));
        Assert.All(run.Said, said => Assert.Equal(("a.py", 2), (said.Program, said.Run)));
        Assert.Equal("evil", Assert.IsType<CodeImport>(Assert.Single(run.Read)).Module);
        Assert.Single(run.Seen);
    }

    [Theory]
    [InlineData("refused")]
    [InlineData("held")]
    [InlineData("killed")]
    public async Task From_a_host_that_enforces_nothing_is_learned(string status)
    {
        await using var host = Host(status);

        var problem = await Assert.ThrowsAsync<GuardException>(() => RunAsync(host));

        Assert.Contains("the host does not observe", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_corpus_is_every_program_of_a_folder_and_what_lies_beneath()
    {
        foreach (var file in new[] { "b.sh", "in/a.py", "notes.md", "data.csv" })
            _folder.Write(file, "x");

        Assert.Equal(["b.sh", "in/a.py"], Corpus.Find(_folder.Path).Programs);
        Assert.Throws<GuardException>(() => Corpus.Find(Path.Combine(_folder.Path, "nowhere")));
    }

    public void Dispose() => _folder.Dispose();

    private static RecordedServer Host(string status) => new(request => (200, request.Path switch
    {
        "/v1/executions" => Answer.Replace("STATUS", status, StringComparison.Ordinal).Replace("IMPORT", Import, StringComparison.Ordinal),
        "/v1/screenings" => $$"""{"facts":[{{Import}}]}""",
        _ => Seen,
    }));

    private async Task<LearnedRun> RunAsync(RecordedServer host)
    {
        _folder.Write("a.py", "import evil\n");
        using var client = new GuardClient(new Uri(host.Address + "/"), "secret");
        return await new CorpusRunner(client, profile: null).RunAsync(Corpus.Find(_folder.Path), "a.py", 2, Stop);
    }
}
