using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Core.Tests.Pipeline;

/// <summary>Keeps what it is given, in order; refuses to when told so.</summary>
internal sealed class EvidenceInMemory : IEvidenceStore
{
    public List<Execution> Accepted { get; } = [];

    public List<(Execution Ended, Incident? Incident)> Completed { get; } = [];

    public bool FailsToAccept { get; init; }

    public bool FailsToComplete { get; init; }

    public Task AcceptAsync(Execution accepted, CancellationToken cancellationToken)
    {
        if (FailsToAccept)
            throw new IOException("disk full");
        Accepted.Add(accepted);
        return Task.CompletedTask;
    }

    public Task<IncidentId?> CompleteAsync(Execution ended, Incident? incident, CancellationToken cancellationToken)
    {
        if (FailsToComplete)
            throw new IOException("disk full");
        Completed.Add((ended, incident));
        return Task.FromResult<IncidentId?>(null);
    }

    /// <summary>What was added later.</summary>
    public List<(Execution Grown, IReadOnlyList<Observation> More, Incident? Incident)> Appended { get; } = [];

    public Task<IncidentId?> AppendAsync(Execution grown, IReadOnlyList<Observation> more, Incident? incident, CancellationToken cancellationToken)
    {
        Appended.Add((grown, more, incident));
        return Task.FromResult<IncidentId?>(null);
    }

    public Task<Execution?> FindExecutionAsync(ExecutionId id, CancellationToken cancellationToken) =>
        Task.FromResult(Completed.Select(kept => kept.Ended).FirstOrDefault(execution => execution.Id == id));

    public Task<IReadOnlyList<Observation>> ListObservationsAsync(ExecutionId id, long after, int countMax, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Observation>>([.. Completed.First(kept => kept.Ended.Id == id).Ended.Observations.Where(seen => seen.Sequence > after).Take(countMax)]);

    public Task<Incident?> FindIncidentAsync(IncidentId id, CancellationToken cancellationToken) =>
        Task.FromResult(Completed.Select(kept => kept.Incident).FirstOrDefault(incident => incident?.Id == id));

    public Task<IReadOnlyList<Incident>> ListIncidentsAsync(IncidentQuery query, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Incident>>([.. Completed.Select(kept => kept.Incident).OfType<Incident>()]);

    public Task<int> CloseOrphansAsync(CancellationToken cancellationToken) => Task.FromResult(0);
}
