using InterpreterGuard.Core.Audit;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Outbox;
using InterpreterGuard.Storage.Audit;
using InterpreterGuard.Storage.Json;
using InterpreterGuard.Storage.Rows;
using InterpreterGuard.Storage.Writing;
using Microsoft.EntityFrameworkCore;

namespace InterpreterGuard.Storage.Outbox;

/// <summary>The outbox in SQLite.</summary>
internal sealed class SqliteOutboxStore(EvidenceWriter writer, IDbContextFactory<EvidenceContext> contexts, OutboxBell bell) : IOutboxStore
{
    private const int ErrorMax = 300;

    public OutboxBell Bell => bell;

    public async Task<IReadOnlyList<WaitingMessage>> ListWaitingAsync(string destination, int countMax, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.OutboxMessages.AsNoTracking()
            .Where(row => row.Destination == destination && row.DeadAt == null)
            .OrderBy(row => row.Number)
            .Take(countMax)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new WaitingMessage(row.Number, row.Id, row.Body, Moment.Read(row.WaitsSince), row.Attempts))];
    }

    public Task DeliveredAsync(long number, DateTimeOffset at) =>
        writer.WriteAsync((statements, transaction) => statements.Outbox.Deliver(transaction, number, Moment.Of(at)));

    public Task FailedAsync(long number, string error, DateTimeOffset at) => FailAsync(number, error, at, isLast: false);

    public Task GiveUpAsync(long number, string error, DateTimeOffset at) => FailAsync(number, error, at, isLast: true);

    public async Task<int> RetryAsync(DeadChoice which, string actor, DateTimeOffset at)
    {
        var count = await writer.WriteAsync((statements, transaction) =>
        {
            if (statements.Outbox.Choose(transaction, which) is not { } chosen)
                return 0;
            AuditWriting.Append(statements, transaction, at, new AuditEvent(AuditKind.Outbox, actor, which.ToString(), $"tried again: {chosen.Words}"));
            return statements.Outbox.Retry(transaction, which, Moment.Of(at));
        });
        if (count > 0)
            bell.Ring();
        return count;
    }

    public Task<int> DiscardAsync(DeadChoice which, string actor, DateTimeOffset at) => writer.WriteAsync((statements, transaction) =>
    {
        if (statements.Outbox.Choose(transaction, which) is not { } chosen)
            return 0;
        AuditWriting.Append(statements, transaction, at, new AuditEvent(AuditKind.Outbox, actor, which.ToString(), $"discarded: {chosen.Words}"));
        return statements.Outbox.Discard(transaction, which, chosen);
    });

    public Task<int> ForgetDeadAsync(DateTimeOffset before) =>
        writer.WriteAsync((statements, transaction) => statements.Outbox.ForgetDead(transaction, Moment.Of(before)));

    public async Task<IReadOnlyList<OutboxAccount>> ListAccountsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var accounts = await context.OutboxAccounts.AsNoTracking().OrderBy(row => row.Destination).ToListAsync(cancellationToken);
        var dead = await context.OutboxMessages.Where(row => row.DeadAt != null).GroupBy(row => row.Destination)
            .Select(group => new { group.Key, Count = group.LongCount() }).ToDictionaryAsync(group => group.Key, group => group.Count, StringComparer.Ordinal, cancellationToken);
        var found = new List<OutboxAccount>(accounts.Count);
        foreach (var account in accounts)
        {
            var oldest = await context.OutboxMessages.Where(row => row.Destination == account.Destination && row.DeadAt == null)
                .OrderBy(row => row.Number).Select(row => (long?)row.WaitsSince).FirstOrDefaultAsync(cancellationToken);
            found.Add(Of(account, dead.GetValueOrDefault(account.Destination), oldest));
        }

        return found;
    }

    public async Task<IReadOnlyList<DeadMessage>> ListDeadAsync(string? before, int countMax, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = context.OutboxMessages.AsNoTracking().Where(row => row.DeadAt != null);
        if (before is not null)
        {
            var mark = await context.OutboxMessages.Where(row => row.Id == before).Select(row => new { row.DeadAt, row.Number }).FirstOrDefaultAsync(cancellationToken);
            if (mark?.DeadAt is not { } at)
                return [];
            rows = rows.Where(row => row.DeadAt < at || (row.DeadAt == at && row.Number < mark.Number));
        }

        var found = await rows.OrderByDescending(row => row.DeadAt).ThenByDescending(row => row.Number).Take(Math.Clamp(countMax, 1, 500))
            .Select(row => new { row.Id, row.Destination, row.IncidentId, row.Body.Length, row.CreatedAt, row.DeadAt, row.Attempts, row.LastError })
            .ToListAsync(cancellationToken);
        return [.. found.Select(row => new DeadMessage(
            row.Id, row.Destination, IncidentId.TryParse(row.IncidentId, out var incident) ? incident : default, row.Length,
            Moment.Read(row.CreatedAt), Moment.Read(row.DeadAt!.Value), row.Attempts, row.LastError ?? ""))];
    }

    private Task<int> FailAsync(long number, string error, DateTimeOffset at, bool isLast)
    {
        var short_ = error.Length > ErrorMax ? error[..ErrorMax] : error;
        return writer.WriteAsync((statements, transaction) => statements.Outbox.Fail(transaction, number, short_, Moment.Of(at), isLast));
    }

    private static OutboxAccount Of(OutboxAccountRow row, long dead, long? oldest) => new(
        row.Destination, row.Messages - dead, dead, row.Bytes, row.Delivered, row.Lost, Read(oldest), Read(row.DeliveredAt), row.LastError, Read(row.LastErrorAt));

    private static DateTimeOffset? Read(long? moment) => moment is { } at ? Moment.Read(at) : null;
}
