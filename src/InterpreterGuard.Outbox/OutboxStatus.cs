using InterpreterGuard.Core.Outbox;
using InterpreterGuard.Outbox.Delivery;

namespace InterpreterGuard.Outbox;

/// <summary>How it stands with all destinations.</summary>
public sealed class OutboxStatus
{
    private readonly OutboxDelivery _delivery;
    private readonly IOutboxStore _store;
    private readonly OutboxBounds _bounds;
    private readonly TimeProvider _time;

    internal OutboxStatus(OutboxDelivery delivery, IOutboxStore store, IOutboxRouter router, TimeProvider time)
    {
        _delivery = delivery;
        _store = store;
        _bounds = router.Bounds;
        _time = time;
    }

    /// <summary>Those in the settings, and those of earlier settings for which something is left.</summary>
    public async Task<IReadOnlyList<DestinationStatus>> ListAsync(CancellationToken cancellationToken)
    {
        var accounts = (await _store.ListAccountsAsync(cancellationToken)).ToDictionary(account => account.Destination, StringComparer.Ordinal);
        var configured = _delivery.Workers.ToDictionary(worker => worker.Destination.Name, StringComparer.Ordinal);
        return
        [
            .. configured.Keys.Union(accounts.Values.Where(account => account.Waiting + account.Dead > 0).Select(account => account.Destination), StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(name => Of(accounts.GetValueOrDefault(name) ?? new OutboxAccount(name, 0, 0, 0, 0, 0, null, null, null, null), configured.GetValueOrDefault(name))),
        ];
    }

    private DestinationStatus Of(OutboxAccount account, DestinationWorker? worker)
    {
        var used = _bounds.Used(account.Waiting + account.Dead, account.Bytes);
        return new DestinationStatus(
            account, worker?.Destination.Shown, worker?.Destination.Format, worker?.IsBroken ?? false, used, DestinationStatus.ProblemOf(account, worker is not null, used, _time.GetUtcNow()));
    }
}
