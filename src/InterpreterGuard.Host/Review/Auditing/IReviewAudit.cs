namespace InterpreterGuard.Host.Review.Auditing;

/// <summary>Where what people do in the review room is recorded.</summary>
internal interface IReviewAudit
{
    Task RecordAsync(ReviewEntry entry, CancellationToken cancellationToken);
}
