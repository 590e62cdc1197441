using InterpreterGuard.Host.Review.Auditing;

namespace InterpreterGuard.Review.Tests;

/// <summary>An audit trail that cannot be written to: whatever needs it fails outside of any page's body.</summary>
internal sealed class FailingAudit(Func<Exception> failure) : IReviewAudit
{
    public Task RecordAsync(ReviewEntry entry, CancellationToken cancellationToken) => Task.FromException(failure());
}
