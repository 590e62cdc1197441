using System.Text;
using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Audit;
using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Files;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Keeping;
using InterpreterGuard.TestKit.Given;

namespace InterpreterGuard.Storage.Tests;

/// <summary>Deletion for a tenant, an agent or a user: all of theirs goes, nothing of others, and the trail stays whole.</summary>
public sealed class ErasureTests : IAsyncLifetime
{
    private const string Secret = "sk_live_only_in_this_code_4242";
    private readonly string _path = OpenStorage.NewPath();
    private OpenStorage _storage = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _storage = await OpenStorage.AtAsync(_path);

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task A_count_is_what_the_erasure_then_does_and_others_keep_theirs()
    {
        var (first, incident) = await KeepAsync("acme");
        await KeepAsync("acme", agent: "other");
        var (foreign, foreignIncident) = await KeepAsync("umbrella");
        await _storage.Keys.AddAsync(new ApiKey("k9", "n", Role.Agent, new byte[] { 1 }, GivenExecutions.Noon, null) { Tenant = "acme" }, "boss", Stop);
        var upload = await _storage.Files.CreateAsync(new NewFile("k9", "data.csv"), new MemoryStream([1, 2, 3]), Stop);
        var left = await _storage.Files.CreateAsync(new NewFile("k1", "out.csv") { ExecutionId = first.Id, Path = "out.csv" }, new MemoryStream([4]), Stop);
        var scope = new ErasureScope("acme");

        var counted = await _storage.Erasures.CountAsync(scope, Stop);
        Assert.NotNull(await _storage.Evidence.FindExecutionAsync(first.Id, Stop));
        var done = await _storage.Erasures.EraseAsync(new ErasureOrder(scope, "boss", "They left."), Stop);

        Assert.Equal(new ErasureCounts(2, 2, 2 * first.Observations.Count, 2, 0, 0, 0), counted);
        Assert.Equal(counted, done.Counts);
        Assert.Null(await _storage.Evidence.FindExecutionAsync(first.Id, Stop));
        Assert.Null(await _storage.Cases.FindAsync(incident.Id, TenantScope.All, Stop));
        Assert.Empty(await _storage.Evidence.ListObservationsAsync(first.Id, 0, 100, Stop));
        Assert.Null(await _storage.Files.FindAsync(upload.Id, Stop));
        Assert.Null(await _storage.Files.FindAsync(left.Id, Stop));
        Assert.Empty(Directory.EnumerateFileSystemEntries(OpenStorage.FilesOf(_path)));
        Assert.NotNull(await _storage.Evidence.FindExecutionAsync(foreign.Id, Stop));
        Assert.NotNull(await _storage.Cases.FindAsync(foreignIncident.Id, TenantScope.All, Stop));
        Assert.Equal(done, Assert.Single(await _storage.Erasures.ListAsync(10, Stop)));
    }

    [Fact]
    public async Task The_trail_names_what_went_proves_the_reason_and_stays_whole()
    {
        var (execution, incident) = await KeepAsync("acme");
        var before = (await _storage.Audit.LastAsync(Stop))?.Number ?? 0;

        await _storage.Erasures.EraseAsync(new ErasureOrder(new ErasureScope("acme"), "boss", "Contract ended."), Stop);

        var links = await _storage.Audit.ListAsync(before, 10, Stop);
        Assert.Equal([incident.Id.ToString(), "tenant acme"], links.Select(link => link.Subject));
        Assert.All(links, link => Assert.Equal(("deletion", "boss", "acme"), (link.Kind, link.Actor, link.Tenant)));
        Assert.Matches($"^erasure, reason sha256 [0-9a-f]{{64}}: open, severity critical, execution {execution.Id}, code sha256 [0-9a-f]{{64}}$", links[0].Detail);
        Assert.Matches("^erasure, reason sha256 [0-9a-f]{64}, done: everything, 1 executions, 1 incidents, 0 files; 0 on hold and 0 running stay$", links[1].Detail);
        var proof = new AuditProof([]);
        foreach (var entry in await _storage.Audit.ListAsync(0, 1000, Stop))
            proof.Take(entry);
        Assert.Null(proof.Problem);
    }

    [Fact]
    public async Task What_was_deleted_cannot_be_read_out_of_the_file_either()
    {
        await KeepAsync("acme", code: $"key = '{Secret}'");
        await KeepAsync("umbrella");
        Assert.True(await HoldsAsync());

        await _storage.Erasures.EraseAsync(new ErasureOrder(new ErasureScope("acme"), "boss", "They left."), Stop);

        Assert.False(await HoldsAsync());
    }

    [Fact]
    public async Task An_agent_s_or_a_user_s_part_goes_alone_and_the_name_is_forgotten_too()
    {
        var (first, _) = await KeepAsync("acme", agent: "alice", user: "jane@example.org");
        var (second, _) = await KeepAsync("acme", agent: "alice", user: "joe@example.org");
        var (third, _) = await KeepAsync("acme", agent: "bob", user: "jane@example.org");
        var (foreign, _) = await KeepAsync("umbrella", agent: "alice", user: "jane@example.org");

        var user = await _storage.Erasures.EraseAsync(new ErasureOrder(new ErasureScope("acme", User: "jane@example.org"), "boss", "Asked for it."), Stop);
        Assert.Equal(2, user.Counts.Executions);
        Assert.Equal("gone there gone there", await GoneAsync(first, second, third, foreign));
        var agent = await _storage.Erasures.EraseAsync(new ErasureOrder(new ErasureScope("acme", Agent: "alice"), "boss", "Switched off."), Stop);

        Assert.Equal("gone gone gone there", await GoneAsync(first, second, third, foreign));
        Assert.Matches("^user sha256 [0-9a-f]{64}$", user.Narrowed);
        Assert.Matches("^agent sha256 [0-9a-f]{64}$", agent.Narrowed);
        Assert.DoesNotContain(await _storage.Audit.ListAsync(0, 1000, Stop), link => link.Detail.Contains("jane", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_on_hold_or_runs_stays_and_is_counted()
    {
        var (held, incident) = await KeepAsync("acme");
        await _storage.Cases.ActAsync(new CaseOrder([incident.Id], new CaseStep(CaseAction.Hold, GivenExecutions.Noon, "k", null, null, null, null)), TenantScope.All, Stop);
        var file = await _storage.Files.CreateAsync(new NewFile("k1", "out.csv") { ExecutionId = held.Id, Path = "out.csv" }, new MemoryStream([4]), Stop);
        var running = GivenExecutions.Accepted();
        await _storage.Evidence.AcceptAsync(running with { Submission = running.Submission with { Tenant = "acme" } }, Stop);

        var done = await _storage.Erasures.EraseAsync(new ErasureOrder(new ErasureScope("acme"), "boss", "They left."), Stop);

        Assert.Equal(new ErasureCounts(0, 0, 0, 0, 0, 1, 1), done.Counts);
        Assert.Equal("there there", await GoneAsync(held, running));
        Assert.NotEmpty(await _storage.Evidence.ListObservationsAsync(held.Id, 0, 100, Stop));
        Assert.NotNull(await _storage.Files.FindAsync(file.Id, Stop));
    }

    [Fact]
    public async Task Messages_about_what_is_deleted_are_not_sent_any_more()
    {
        await _storage.DisposeAsync();
        _storage = await OpenStorage.AtAsync(OpenStorage.NewPath(), router: new EchoRouter());
        await KeepAsync("acme");
        await KeepAsync("umbrella");

        var done = await _storage.Erasures.EraseAsync(new ErasureOrder(new ErasureScope("acme"), "boss", "They left."), Stop);

        Assert.Equal(1, done.Counts.Messages);
        Assert.Equal("umbrella", Encoding.UTF8.GetString(Assert.Single(await _storage.Outbox.ListWaitingAsync("siem", 10, Stop)).Body.Span));
        Assert.Equal((1, 8), Assert.Single(await _storage.Outbox.ListAccountsAsync(Stop)) is var account ? (account.Waiting, account.Bytes) : default);
    }

    private async Task<(Execution Execution, Incident Incident)> KeepAsync(string tenant, string agent = "agent", string user = "user", string code = "print(1)\n")
    {
        var accepted = GivenExecutions.Accepted(code);
        accepted = accepted with { Submission = accepted.Submission with { Tenant = tenant, Context = accepted.Submission.Context with { Agent = agent, User = user } } };
        var incident = GivenExecutions.IncidentOf(accepted);
        await _storage.Evidence.AcceptAsync(accepted, Stop);
        var ended = GivenExecutions.Ended(accepted, incident.Id);
        await _storage.Evidence.CompleteAsync(ended, incident, Stop);
        return (ended, incident);
    }

    private async Task<string> GoneAsync(params Execution[] executions)
    {
        var gone = new List<bool>();
        foreach (var execution in executions)
            gone.Add(await _storage.Evidence.FindExecutionAsync(execution.Id, Stop) is null);
        return string.Join(" ", gone.Select(one => one ? "gone" : "there"));
    }

    private async Task<bool> HoldsAsync()
    {
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(_path)!, "evidence.db*").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, Stop);
            if (bytes.GetBuffer().AsSpan(0, (int)bytes.Length).IndexOf(Encoding.UTF8.GetBytes(Secret)) >= 0)
                return true;
        }

        return false;
    }
}
