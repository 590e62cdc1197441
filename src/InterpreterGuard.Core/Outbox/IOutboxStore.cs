namespace InterpreterGuard.Core.Outbox;

/// <summary>Where messages wait. They are written together with their incident by the evidence store; here they are read, delivered, given up.</summary>
public interface IOutboxStore
{
    /// <summary>Rings when there is something new.</summary>
    OutboxBell Bell { get; }

    /// <summary>What waits for a destination, oldest first, without what was given up.</summary>
    Task<IReadOnlyList<WaitingMessage>> ListWaitingAsync(string destination, int countMax, CancellationToken cancellationToken);

    /// <summary>It was delivered: it is deleted.</summary>
    Task DeliveredAsync(long number, DateTimeOffset at);

    /// <summary>It was tried in vain.</summary>
    Task FailedAsync(long number, string error, DateTimeOffset at);

    /// <summary>It is not tried any more.</summary>
    Task GiveUpAsync(long number, string error, DateTimeOffset at);

    /// <summary>Has dead ones tried again, as if they were new. The audit trail tells of it. Returns how many there were.</summary>
    Task<int> RetryAsync(DeadChoice which, string actor, DateTimeOffset at);

    /// <summary>Deletes dead ones that nobody shall be told any more; their incidents stay. The audit trail tells of it. Returns how many there were.</summary>
    Task<int> DiscardAsync(DeadChoice which, string actor, DateTimeOffset at);

    /// <summary>Deletes what was given up before a moment. Returns how many.</summary>
    Task<int> ForgetDeadAsync(DateTimeOffset before);

    /// <summary>All destinations that were ever written to.</summary>
    Task<IReadOnlyList<OutboxAccount>> ListAccountsAsync(CancellationToken cancellationToken);

    /// <summary>Dead ones, those given up last first.</summary>
    /// <param name="before">Only those before this one.</param>
    /// <param name="countMax">At most so many, 1 to 500.</param>
    /// <param name="cancellationToken">The caller went away.</param>
    Task<IReadOnlyList<DeadMessage>> ListDeadAsync(string? before, int countMax, CancellationToken cancellationToken);
}
