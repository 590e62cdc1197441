namespace InterpreterGuard.Host.Review.Auditing;

/// <summary>Tells the host's log.</summary>
internal sealed class LoggedReviewAudit(ILogger<LoggedReviewAudit> logger) : IReviewAudit
{
    public Task RecordAsync(ReviewEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Step is ReviewStep.SignedIn or ReviewStep.SignedOut or ReviewStep.PasswordChanged)
            logger.ReviewStepTaken(entry.Step, entry.SafeName, entry.Address, entry.Detail);
        else
            logger.ReviewStepRefused(entry.Step, entry.SafeName, entry.Address, entry.Detail);
        return Task.CompletedTask;
    }
}
