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
    /// <returns>The incident that it joined, since too many like its own had been opened; <see langword="null"/> when it has its own, or none. The id of its own finds the one it joined.</returns>
    Task<IncidentId?> CompleteAsync(Execution ended, Incident? incident, CancellationToken cancellationToken);

    /// <summary>
    /// Adds what was seen after an execution had ended: what it left running in its session. Its ending stays as it was told.
    /// </summary>
    /// <param name="grown">The execution with everything that is known by now.</param>
    /// <param name="more">The observations to add; those that are there stay.</param>
    /// <param name="incident">As it is to read from now on; <see langword="null"/> when there still is none.</param>
    /// <param name="cancellationToken">Only before it is handed in.</param>
    /// <returns>The incident that it joined and still tells the same as; when it does worse, it leaves that and has its own.</returns>
    Task<IncidentId?> AppendAsync(Execution grown, IReadOnlyList<Observation> more, Incident? incident, CancellationToken cancellationToken);

    /// <summary>An execution without its observations.</summary>
    Task<Execution?> FindExecutionAsync(ExecutionId id, CancellationToken cancellationToken);

    /// <summary>Observations of an execution, by sequence, those after <paramref name="after"/>.</summary>
    Task<IReadOnlyList<Observation>> ListObservationsAsync(ExecutionId id, long after, int countMax, CancellationToken cancellationToken);

    /// <summary>An incident; the id of one that joined another finds that.</summary>
    Task<Incident?> FindIncidentAsync(IncidentId id, CancellationToken cancellationToken);

    /// <summary>Incidents, newest first.</summary>
    Task<IReadOnlyList<Incident>> ListIncidentsAsync(IncidentQuery query, CancellationToken cancellationToken);

    /// <summary>Ends executions that a former host left running: status sandbox_failed. Returns how many.</summary>
    Task<int> CloseOrphansAsync(CancellationToken cancellationToken);
}
