using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;

namespace InterpreterGuard.Core.Held;

/// <summary>Submissions that wait for a person. They lie beside all other evidence, so they outlive the host that held them.</summary>
public interface IHeldStore
{
    /// <summary>Those that wait, oldest first, those after <paramref name="after"/>.</summary>
    Task<IReadOnlyList<Execution>> ListAsync(TenantScope scope, ExecutionId? after, int countMax, CancellationToken cancellationToken);

    /// <summary>Those that still wait though their deadline has passed.</summary>
    Task<IReadOnlyList<ExecutionId>> ListOverdueAsync(DateTimeOffset now, int countMax, CancellationToken cancellationToken);

    /// <summary>
    /// Takes a submission out of waiting, as one transaction: its new status, its last step, its incident. Of several who decide at once, one is first.
    /// A person's decision counts before the deadline only; <see cref="AuditAction.Expired"/> from the deadline on.
    /// </summary>
    /// <param name="decided">Status <see cref="ExecutionStatus.Running"/> or <see cref="ExecutionStatus.Refused"/>; its last step is the decision.</param>
    /// <param name="incident">Its incident as it is to read from now on.</param>
    /// <param name="cancellationToken">Heeded before the decision is handed in, not after.</param>
    /// <returns>False: it does not wait any more, or the deadline stands against it; nothing was changed.</returns>
    Task<bool> TryDecideAsync(Execution decided, Incident? incident, CancellationToken cancellationToken);
}
