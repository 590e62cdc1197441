using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Review.Tests;

/// <summary>The queue in a database that is not in the process: what is asked for comes later.</summary>
internal sealed class LateCases(ICaseStore cases) : ICaseStore
{
    private const int LateMs = 150;

    public async Task<IReadOnlyList<IncidentCase>> ListAsync(CaseQuery query, CancellationToken cancellationToken)
    {
        await Task.Delay(LateMs, cancellationToken);
        return await cases.ListAsync(query, cancellationToken);
    }

    public async Task<IncidentCase?> FindAsync(IncidentId id, TenantScope scope, CancellationToken cancellationToken)
    {
        await Task.Delay(LateMs, cancellationToken);
        return await cases.FindAsync(id, scope, cancellationToken);
    }

    public Task<IReadOnlyList<CaseCount>> CountAsync(TenantScope scope, CancellationToken cancellationToken) => cases.CountAsync(scope, cancellationToken);

    public Task<IReadOnlyDictionary<IncidentId, CaseOutcome>> ActAsync(CaseOrder order, TenantScope scope, CancellationToken cancellationToken) => cases.ActAsync(order, scope, cancellationToken);

    public Task<IReadOnlyList<CaseStep>> ListStepsAsync(IncidentId id, CancellationToken cancellationToken) => cases.ListStepsAsync(id, cancellationToken);

    public Task<JoinedExecution?> FindJoinedAsync(IncidentId own, CancellationToken cancellationToken) => cases.FindJoinedAsync(own, cancellationToken);

    public Task<IReadOnlyList<JoinedExecution>> ListJoinedAsync(IncidentId into, IncidentId? before, int countMax, CancellationToken cancellationToken) =>
        cases.ListJoinedAsync(into, before, countMax, cancellationToken);

    public Task<RelatedCases> RelatedAsync(IncidentCase one, TenantScope scope, int countMax, CancellationToken cancellationToken) => cases.RelatedAsync(one, scope, countMax, cancellationToken);
}
