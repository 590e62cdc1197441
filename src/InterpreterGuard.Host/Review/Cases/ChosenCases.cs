using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Host.Review.Cases;

/// <summary>Steps about all the rows that a person chose.</summary>
internal sealed class ChosenCases(ICaseStore store)
{
    /// <summary>Incidents that one step reaches: what a group stands for can be more than a person should decide unseen.</summary>
    public const int CountMax = 10_000;

    /// <summary>What the rows stand for: themselves, and where equal ones are one row, all of these that the view has.</summary>
    public async Task<IReadOnlyList<IncidentId>> ResolveAsync(CaseQuery query, IReadOnlyList<IncidentCase> rows, CancellationToken cancellationToken)
    {
        var ids = new HashSet<IncidentId>(rows.Select(row => row.Incident.Id));
        if (!query.Grouped)
            return [.. ids];
        foreach (var row in rows.Where(row => row.Group.Count > 1))
        {
            var next = new CaseQuery { Scope = query.Scope, View = query.View, Assignee = query.Assignee, Tenant = row.Tenant, Fingerprint = row.Incident.Fingerprint, CountMax = CaseQuery.CountMaxMax };
            while (next is not null && ids.Count < CountMax)
            {
                var page = await store.ListAsync(next, cancellationToken);
                ids.UnionWith(page.Select(one => one.Incident.Id));
                next = CaseCursor.Behind(next, page) is { } after ? next with { After = after } : null;
            }
        }

        return [.. ids.Take(CountMax)];
    }

    /// <summary>Takes the step about each of them; as many as one order may name at a time. Returns how many came to what.</summary>
    public async Task<IReadOnlyDictionary<CaseOutcome, int>> ActAsync(IReadOnlyList<IncidentId> ids, CaseStep step, CaseQuery query, CancellationToken cancellationToken)
    {
        var outcomes = new Dictionary<CaseOutcome, int>();
        foreach (var some in ids.Chunk(CaseOrder.IncidentsMax))
        {
            foreach (var outcome in (await store.ActAsync(new CaseOrder(some, step), query.Scope, cancellationToken)).Values)
                outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }

        return outcomes;
    }
}
