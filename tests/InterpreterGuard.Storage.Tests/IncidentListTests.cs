using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.TestKit.Given;

namespace InterpreterGuard.Storage.Tests;

public sealed class IncidentListTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Incidents_are_listed_newest_first_and_filtered_and_paged()
    {
        await using var storage = await OpenStorage.AtAsync(OpenStorage.NewPath());
        var old = await KeepAsync(storage, 0, Severity.Low, "IG1001");
        var middle = await KeepAsync(storage, 1, Severity.High, "IG2001", "IG1001");
        var young = await KeepAsync(storage, 2, Severity.Critical, "IG4004");

        Assert.Equal([young, middle, old], await ListAsync(new IncidentQuery()));
        Assert.Equal([young, middle], await ListAsync(new IncidentQuery(SeverityMin: Severity.High)));
        Assert.Equal([middle, old], await ListAsync(new IncidentQuery(Rule: new RuleId("IG1001"))));
        Assert.Equal([middle], await ListAsync(new IncidentQuery(ExecutionId: middle.ExecutionId)));
        Assert.Equal([old], await ListAsync(new IncidentQuery(Before: middle.Id)));
        Assert.Equal([young], await ListAsync(new IncidentQuery(CountMax: 1)));
        Assert.Empty(await ListAsync(new IncidentQuery(Rule: new RuleId("IG9999"))));

        async Task<IEnumerable<Incident>> ListAsync(IncidentQuery query)
        {
            var listed = await storage.Evidence.ListIncidentsAsync(query, Stop);
            var all = new[] { old, middle, young }.ToDictionary(incident => incident.Id);
            return listed.Select(incident => all[incident.Id]);
        }
    }

    private static async Task<Incident> KeepAsync(OpenStorage storage, int minute, Severity severity, params string[] rules)
    {
        var at = GivenExecutions.Noon.AddMinutes(minute);
        var accepted = GivenExecutions.Accepted(at: at);
        var incident = GivenExecutions.IncidentOf(accepted, severity, rules, at);
        await storage.Evidence.AcceptAsync(accepted, Stop);
        await storage.Evidence.CompleteAsync(GivenExecutions.Ended(accepted, incident.Id), incident, Stop);
        return incident;
    }
}
