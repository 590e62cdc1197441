using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Storage;

namespace InterpreterGuard.Host.Tests;

/// <summary>Accepts, and then cannot keep how it ended.</summary>
internal sealed class FailingEvidence : IEvidenceStore
{
    public Task AcceptAsync(Execution accepted, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IncidentId?> CompleteAsync(Execution ended, Incident? incident, CancellationToken cancellationToken) => throw new StorageException("The disk of '/secret/path' is full.");

    public Task<IncidentId?> AppendAsync(Execution grown, IReadOnlyList<Observation> more, Incident? incident, CancellationToken cancellationToken) => Task.FromResult<IncidentId?>(null);

    public Task<Execution?> FindExecutionAsync(ExecutionId id, CancellationToken cancellationToken) => Task.FromResult<Execution?>(null);

    public Task<IReadOnlyList<Observation>> ListObservationsAsync(ExecutionId id, long after, int countMax, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Observation>>([]);

    public Task<Incident?> FindIncidentAsync(IncidentId id, CancellationToken cancellationToken) => Task.FromResult<Incident?>(null);

    public Task<IReadOnlyList<Incident>> ListIncidentsAsync(IncidentQuery query, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Incident>>([]);

    public Task<int> CloseOrphansAsync(CancellationToken cancellationToken) => Task.FromResult(0);
}
