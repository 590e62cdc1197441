namespace InterpreterGuard.Outbox.Delivery;

/// <summary>How one attempt went.</summary>
/// <param name="Problem">What went wrong, in our words alone; <see langword="null"/> when it was delivered.</param>
/// <param name="RetryAfter">What the receiver asked for.</param>
/// <param name="IsRefusal">The receiver takes this message never, whatever happens to others.</param>
internal sealed record DeliveryOutcome(string? Problem, TimeSpan? RetryAfter = null, bool IsRefusal = false)
{
    public static readonly DeliveryOutcome Delivered = new((string?)null);

    public bool IsDelivered => Problem is null;
}
