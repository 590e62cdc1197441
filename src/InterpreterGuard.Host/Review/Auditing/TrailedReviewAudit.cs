using InterpreterGuard.Core.Audit;

namespace InterpreterGuard.Host.Review.Auditing;

/// <summary>Adds to the audit trail what a person did at the door, and tells the host's log.</summary>
internal sealed class TrailedReviewAudit(IAuditTrail trail, ILogger<TrailedReviewAudit> logger) : IReviewAudit
{
    public async Task RecordAsync(ReviewEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Step is ReviewStep.SignedIn or ReviewStep.SignedOut or ReviewStep.PasswordChanged)
            logger.ReviewStepTaken(entry.Step, entry.SafeName, entry.Address, entry.Detail);
        else
            logger.ReviewStepRefused(entry.Step, entry.SafeName, entry.Address, entry.Detail);

        // While somebody is locked out nothing is looked at, and the trail must not be fillable by guessing.
        if (entry.Step == ReviewStep.RefusedWhileLocked)
            return;
        var detail = entry.Detail is null ? $"{entry.Step} from {entry.Address}" : $"{entry.Step} from {entry.Address}: {entry.Detail}";
        await trail.AppendAsync(new(AuditKind.SignIn, $"person:{entry.SafeName}", $"person:{entry.SafeName}", detail), cancellationToken);
    }
}
