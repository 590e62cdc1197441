using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Pipeline;
using InterpreterGuard.Core.Policies;
using Microsoft.Extensions.Logging;

namespace InterpreterGuard.Core.Held;

/// <summary>Where persons decide about submissions that wait. The store says who was first; the desk says it in words.</summary>
public sealed class HeldDesk(IHeldStore held, IEvidenceStore evidence, IPolicies policies, TimeProvider time, ILogger<HeldDesk> logger)
{
    private const int OverdueAtOnce = 100;

    /// <summary>Lets it run. Whoever calls goes on with <see cref="Sessions.SessionDesk.ResumeAsync"/>: the execution is <see cref="ExecutionStatus.Running"/> from now on.</summary>
    public Task<HeldAnswer> ReleaseAsync(ExecutionId id, string keyId, string reason, CancellationToken cancellationToken) =>
        DecideAsync(id, AuditAction.Released, keyId, reason, cancellationToken);

    /// <summary>Refuses it for good.</summary>
    public Task<HeldAnswer> RejectAsync(ExecutionId id, string keyId, string reason, CancellationToken cancellationToken) =>
        DecideAsync(id, AuditAction.Rejected, keyId, reason, cancellationToken);

    /// <summary>Refuses those that nobody decided in time. Returns how many.</summary>
    public async Task<int> RefuseOverdueAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var id in await held.ListOverdueAsync(time.GetUtcNow(), OverdueAtOnce, cancellationToken))
        {
            if (await evidence.FindExecutionAsync(id, cancellationToken) is { } waiting && await ExpireAsync(waiting, cancellationToken))
                count++;
        }

        return count;
    }

    private async Task<HeldAnswer> DecideAsync(ExecutionId id, AuditAction action, string keyId, string reason, CancellationToken cancellationToken)
    {
        if (await evidence.FindExecutionAsync(id, cancellationToken) is not { } found)
            return new HeldAnswer(HeldOutcome.Unknown);
        if (found.Status != ExecutionStatus.Held)
            return TooLate(found);
        var now = time.GetUtcNow();
        if (found.HeldUntil <= now)
        {
            await ExpireAsync(found, cancellationToken);
            return await AfterwardsAsync(id, HeldOutcome.Overdue, cancellationToken);
        }

        var (decided, incident) = await FollowAsync(found, new AuditStep(action, now, keyId, reason), cancellationToken);
        if (!await held.TryDecideAsync(decided, incident, cancellationToken))
            return await AfterwardsAsync(id, HeldOutcome.DecidedBefore, cancellationToken);
        logger.HeldDecided(id, action, keyId);
        return new HeldAnswer(HeldOutcome.Decided, decided, incident);
    }

    private async Task<bool> ExpireAsync(Execution waiting, CancellationToken cancellationToken)
    {
        var step = new AuditStep(AuditAction.Expired, time.GetUtcNow(), null, $"Nobody decided before {waiting.HeldUntil:u}.");
        var (decided, incident) = await FollowAsync(waiting, step, cancellationToken);
        if (!await held.TryDecideAsync(decided, incident, cancellationToken))
            return false;
        logger.HeldExpired(waiting.Id);
        return true;
    }

    /// <summary>The execution and its incident as they read after this step.</summary>
    private async Task<(Execution Decided, Incident? Incident)> FollowAsync(Execution waiting, AuditStep step, CancellationToken cancellationToken)
    {
        var released = step.Action == AuditAction.Released;
        var decided = waiting with
        {
            Status = released ? ExecutionStatus.Running : ExecutionStatus.Refused,
            EndedAt = released ? null : step.At,
            AtRest = policies.Current.Redaction,
            Steps = [.. waiting.Steps, step],
        };
        var former = waiting.IncidentId is { } incident ? await evidence.FindIncidentAsync(incident, cancellationToken) : null;
        return (decided, former is null ? null : IncidentWriter.Write(decided, former, step.At, time));
    }

    // Somebody else was first, between our look and our decision. What stands now is the answer.
    private async Task<HeldAnswer> AfterwardsAsync(ExecutionId id, HeldOutcome outcome, CancellationToken cancellationToken) =>
        await evidence.FindExecutionAsync(id, cancellationToken) is { } now
            ? new HeldAnswer(outcome == HeldOutcome.DecidedBefore && now.Status == ExecutionStatus.Held ? HeldOutcome.Overdue : outcome, now)
            : new HeldAnswer(HeldOutcome.Unknown);

    private static HeldAnswer TooLate(Execution found)
    {
        var answer = new HeldAnswer(HeldOutcome.DecidedBefore, found);
        return answer.Decision switch
        {
            null => answer with { Outcome = HeldOutcome.NotHeld },
            { Action: AuditAction.Expired } => answer with { Outcome = HeldOutcome.Overdue },
            _ => answer,
        };
    }
}
