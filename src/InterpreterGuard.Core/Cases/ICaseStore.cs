using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Core.Cases;

/// <summary>The queue: incidents with where they stand. A hundred thousand of them are answered in milliseconds.</summary>
public interface ICaseStore
{
    /// <summary>One page.</summary>
    Task<IReadOnlyList<IncidentCase>> ListAsync(CaseQuery query, CancellationToken cancellationToken);

    /// <summary>One incident; <see langword="null"/> when there is none or it is outside <paramref name="scope"/>. The id of one that joined another finds that.</summary>
    Task<IncidentCase?> FindAsync(IncidentId id, TenantScope scope, CancellationToken cancellationToken);

    /// <summary>How many there are by status and severity, whatever else is filtered. Kept up to date by the database itself, so it costs nothing to ask.</summary>
    Task<IReadOnlyList<CaseCount>> CountAsync(TenantScope scope, CancellationToken cancellationToken);

    /// <summary>Takes one step about each of these incidents, in one transaction with its links of the audit trail. Those that cannot take it are told and left as they are.</summary>
    Task<IReadOnlyDictionary<IncidentId, CaseOutcome>> ActAsync(CaseOrder order, TenantScope scope, CancellationToken cancellationToken);

    /// <summary>The steps about an incident, in order.</summary>
    Task<IReadOnlyList<CaseStep>> ListStepsAsync(IncidentId id, CancellationToken cancellationToken);

    /// <summary>The execution that joined an incident and would have opened this one; <see langword="null"/> when there is none.</summary>
    Task<JoinedExecution?> FindJoinedAsync(IncidentId own, CancellationToken cancellationToken);

    /// <summary>Executions that joined an incident, newest first.</summary>
    /// <param name="into">The incident.</param>
    /// <param name="before">Older than this one of them.</param>
    /// <param name="countMax">At most this many, 1 to 500.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<IReadOnlyList<JoinedExecution>> ListJoinedAsync(IncidentId into, IncidentId? before, int countMax, CancellationToken cancellationToken);

    /// <summary>Incidents with something in common.</summary>
    Task<RelatedCases> RelatedAsync(IncidentCase one, TenantScope scope, int countMax, CancellationToken cancellationToken);
}
