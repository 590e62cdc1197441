using InterpreterGuard.Core.Audit;
using InterpreterGuard.Storage.Json;
using InterpreterGuard.Storage.Rows;
using InterpreterGuard.Storage.Writing;
using Microsoft.EntityFrameworkCore;

namespace InterpreterGuard.Storage.Audit;

/// <summary>The audit trail in SQLite.</summary>
internal sealed class SqliteAuditTrail(EvidenceWriter writer, IDbContextFactory<EvidenceContext> contexts, TimeProvider time) : IAuditTrail
{
    private const int CountMax = 1000;

    public Task AppendAsync(AuditEvent happened, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return writer.WriteAsync((statements, transaction) =>
        {
            // The time is taken here, so that the order of times is the order of links.
            AuditWriting.Append(statements, transaction, time.GetUtcNow(), happened);
            return 1;
        });
    }

    public async Task<IReadOnlyList<AuditEntry>> ListAsync(long after, int countMax, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.AuditEntries.AsNoTracking().Where(row => row.Number > after).OrderBy(row => row.Number).Take(Math.Clamp(countMax, 1, CountMax)).ToListAsync(cancellationToken);
        return rows.ConvertAll(EntryOf);
    }

    public async Task<IReadOnlyList<AuditEntry>> ListNewestAsync(AuditKind? kind, long before, int countMax, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = context.AuditEntries.AsNoTracking().Where(row => row.Number < before);
        if (kind is { } one && Word<AuditKind>.Of(one) is var word)
            rows = rows.Where(row => row.Kind == word);
        return (await rows.OrderByDescending(row => row.Number).Take(Math.Clamp(countMax, 1, CountMax)).ToListAsync(cancellationToken)).ConvertAll(EntryOf);
    }

    public async Task<AuditEntry?> LastAsync(CancellationToken cancellationToken) =>
        await ListNewestAsync(null, long.MaxValue, 1, cancellationToken) is [var last] ? last : null;

    public Task KeepHeadAsync(AuditHead head, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return writer.WriteAsync((statements, transaction) => statements.KeepHead.Run(transaction, head.Number, head.Hash, Moment.Of(head.At), head.KeyName, head.Signature));
    }

    public async Task<IReadOnlyList<AuditHead>> ListHeadsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.AuditHeads.AsNoTracking().OrderBy(row => row.Number).ThenBy(row => row.At).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new AuditHead(row.Number, row.Hash, Moment.Read(row.At), row.KeyName, row.Signature));
    }

    private static AuditEntry EntryOf(AuditEntryRow row) =>
        new(row.Number, Moment.Read(row.At), row.Kind, row.Actor, row.Subject, row.Detail, row.Tenant, row.Previous, row.Hash);
}
