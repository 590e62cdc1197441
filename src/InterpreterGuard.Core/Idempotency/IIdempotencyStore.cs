namespace InterpreterGuard.Core.Idempotency;

/// <summary>Remembers which request led to which execution, so that a request that is sent again runs nothing again.</summary>
public interface IIdempotencyStore
{
    Task<IdempotencyEntry?> FindAsync(string apiKeyId, string key, CancellationToken cancellationToken);

    /// <summary>Remembers it in place of what was there, and forgets everything from before <paramref name="oldest"/>.</summary>
    Task PutAsync(IdempotencyEntry entry, DateTimeOffset oldest, CancellationToken cancellationToken);

    /// <summary>Forgets it, where it still stands for that execution.</summary>
    Task ForgetAsync(IdempotencyEntry entry, CancellationToken cancellationToken);
}
