using InterpreterGuard.Core.Outbox;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Outbox;

namespace InterpreterGuard.Host.Outbox;

/// <summary>What the API and the review room show and do about messages to other tools. Messages have no tenant of their own, so both are for those who see all.</summary>
internal sealed class OutboxDesk(OutboxStatus status, IOutboxStore store, TimeProvider time, ILogger<OutboxDesk> logger)
{
    /// <summary>Characters of a message's id or a destination's name.</summary>
    public const int NameMax = 64;

    /// <summary>Why somebody may not look; <see langword="null"/> when they may.</summary>
    public static string? WhyNot(Caller caller) => caller.SeesAll ? null : "The outbox holds messages about all tenants, and only some of them are seen here. Use a key or an account that is not limited to tenants.";

    public async Task<IReadOnlyList<DestinationResponse>> ListAsync(CancellationToken stop) => [.. (await status.ListAsync(stop)).Select(DestinationResponse.Of)];

    /// <summary>Dead messages, those given up last first.</summary>
    public async Task<DeadPage> ListDeadAsync(string? before, int count, CancellationToken stop)
    {
        var dead = await store.ListDeadAsync(string.IsNullOrEmpty(before) ? null : before, count, stop);
        return new DeadPage([.. dead.Select(DeadResponse.Of)], dead.Count == count ? dead[^1].Id : null);
    }

    /// <summary>Has them tried again. Returns how many.</summary>
    public async Task<int> RetryAsync(DeadChoice which, string actor)
    {
        var count = await store.RetryAsync(which, actor, time.GetUtcNow());
        if (count > 0)
            logger.MessagesRetried(count, actor, which.ToString());
        return count;
    }

    /// <summary>Deletes them for good. Returns how many.</summary>
    public async Task<int> DiscardAsync(DeadChoice which, string actor)
    {
        var count = await store.DiscardAsync(which, actor, time.GetUtcNow());
        if (count > 0)
            logger.MessagesDiscarded(count, actor, which.ToString());
        return count;
    }
}
