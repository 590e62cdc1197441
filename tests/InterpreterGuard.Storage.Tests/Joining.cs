using System.Collections.Concurrent;
using System.Text;
using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Outbox;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.TestKit.Given;

namespace InterpreterGuard.Storage.Tests;

/// <summary>A storage where the fourth equal incident within an hour joins, and what tests of that need.</summary>
internal sealed class Joining : IAsyncDisposable
{
    public const int Most = 3;

    private readonly Router _router;

    private Joining(string path, OpenStorage storage, Router router) => (Path, Storage, _router) = (path, storage, router);

    public string Path { get; }

    public OpenStorage Storage { get; }

    /// <summary>What was told to others: <c>opened</c> or <c>changed</c>, and how many detections were news.</summary>
    public IReadOnlyList<(string Incident, string What)> Told => [.. _router.Made];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<Joining> BeginAsync(params (string Name, string Value)[] settings)
    {
        var (path, router) = (OpenStorage.NewPath(), new Router());
        return new Joining(path, await OpenStorage.AtAsync(path, router, [("Storage:Joining:EqualIncidentsMax", "3"), .. settings]), router);
    }

    public ValueTask DisposeAsync() => Storage.DisposeAsync();

    /// <summary>Keeps an execution with an incident, or one that joins.</summary>
    public async Task<(Execution Execution, Incident Incident)> KeepAsync(
        string fingerprint = "same", Severity severity = Severity.Medium, string tenant = "default", IncidentDecision decision = IncidentDecision.Denied, int risk = 20, double minute = 0,
        string user = "user", Execution? of = null)
    {
        var at = GivenExecutions.Noon.AddMinutes(minute);
        var accepted = of ?? GivenExecutions.Accepted(at: at);
        accepted = accepted with
        {
            Submission = accepted.Submission with { Tenant = tenant, Context = new SubmissionContext("agent", null, null, null, user) },
        };
        var incident = GivenExecutions.IncidentOf(accepted, severity, at: at) with
        {
            Fingerprint = fingerprint,
            Decision = decision,
            Risk = RiskScore.Of([new RiskPart("severity", risk, "")]),
        };
        var ended = GivenExecutions.Ended(accepted, incident.Id) with { EndedAt = at };
        await Storage.Evidence.AcceptAsync(accepted, Stop);
        await Storage.Evidence.CompleteAsync(ended, incident, Stop);
        return (ended, incident);
    }

    /// <summary>Keeps as many as open incidents of their own, then one that joins.</summary>
    public async Task<(Incident Host, Execution Execution, Incident Own)> JoinedAsync()
    {
        for (var i = 0; i < Most; i++)
            await KeepAsync(minute: i);
        var (execution, own) = await KeepAsync(minute: Most);
        var host = await CaseOfAsync(own);
        Assert.NotEqual(own.Id, host.Incident.Id);
        return (host.Incident, execution, own);
    }

    public async Task<IncidentCase> CaseOfAsync(Incident incident) => (await Storage.Cases.FindAsync(incident.Id, TenantScope.All, Stop))!;

    /// <summary>Incidents there are, whatever they stand for.</summary>
    public Task<IReadOnlyList<IncidentCase>> RowsAsync() => Storage.Cases.ListAsync(new CaseQuery { Scope = TenantScope.All, View = CaseView.All, CountMax = CaseQuery.CountMaxMax }, Stop);

    public async Task<CaseGroup> GroupAsync() =>
        Assert.Single(await Storage.Cases.ListAsync(new CaseQuery { Scope = TenantScope.All, View = CaseView.All, Grouped = true, Fingerprint = "same" }, Stop)).Group;

    public Task StepAsync(Incident incident, CaseAction action, Disposition? disposition = null) =>
        Storage.Cases.ActAsync(new CaseOrder([incident.Id], new CaseStep(action, GivenExecutions.Noon, "k", disposition, null, "Seen.", null)), TenantScope.All, Stop);

    private sealed class Router : IOutboxRouter
    {
        public ConcurrentQueue<(string, string)> Made { get; } = [];

        public OutboxBounds Bounds { get; } = new(100_000, 1 << 30);

        public IReadOnlyList<OutboxMessage> Route(Execution execution, Incident incident, IReadOnlyList<Detection> news, bool isUpdate)
        {
            var what = $"{(isUpdate ? "changed" : "opened")} {news.Count}";
            Made.Enqueue((incident.Id.ToString(), what));
            return [new OutboxMessage("siem", Guid.NewGuid().ToString(), incident.Id, Encoding.UTF8.GetBytes(what), GivenExecutions.Noon)];
        }
    }
}
