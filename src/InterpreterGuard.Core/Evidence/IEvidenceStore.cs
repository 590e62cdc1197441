using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Core.Evidence;

/// <summary>Where everything is kept. Each call is one transaction; when it returns, it is on disk.</summary>
public interface IEvidenceStore
{
    /// <summary>Keeps a submission before anything of it runs.</summary>
    Task AcceptAsync(Execution accepted, CancellationToken cancellationToken);

    /// <summary>Keeps how it ended, with observations and the incident if there is one. Called before the caller gets its answer.</summary>
    Task CompleteAsync(Execution ended, Incident? incident, CancellationToken cancellationToken);

    /// <summary>An execution without its observations.</summary>
    Task<Execution?> FindExecutionAsync(ExecutionId id, CancellationToken cancellationToken);

    /// <summary>Observations of an execution, by sequence, those after <paramref name="after"/>.</summary>
    Task<IReadOnlyList<Observation>> ListObservationsAsync(ExecutionId id, long after, int countMax, CancellationToken cancellationToken);

    Task<Incident?> FindIncidentAsync(IncidentId id, CancellationToken cancellationToken);

    /// <summary>Incidents, newest first.</summary>
    Task<IReadOnlyList<Incident>> ListIncidentsAsync(IncidentQuery query, CancellationToken cancellationToken);

    /// <summary>Ends executions that a former host left running: status sandbox_failed. Returns how many.</summary>
    Task<int> CloseOrphansAsync(CancellationToken cancellationToken);
}
