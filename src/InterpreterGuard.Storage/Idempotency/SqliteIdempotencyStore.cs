using InterpreterGuard.Core.Idempotency;
using InterpreterGuard.Storage.Evidence;
using InterpreterGuard.Storage.Json;
using InterpreterGuard.Storage.Writing;
using Microsoft.EntityFrameworkCore;

namespace InterpreterGuard.Storage.Idempotency;

/// <summary>Idempotency keys in SQLite. Old ones go with each new one: there is no other moment at which they could grow.</summary>
internal sealed class SqliteIdempotencyStore(EvidenceWriter writer, IDbContextFactory<EvidenceContext> contexts) : IIdempotencyStore
{
    public async Task<IdempotencyEntry?> FindAsync(string apiKeyId, string key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.IdempotencyKeys.AsNoTracking().SingleOrDefaultAsync(row => row.ApiKeyId == apiKeyId && row.Key == key, cancellationToken);
        return row is null
            ? null
            : new IdempotencyEntry(row.ApiKeyId, row.Key, row.RequestHash, EvidenceReading.ReadExecutionId(row.ExecutionId), Moment.Read(row.CreatedAt));
    }

    public Task PutAsync(IdempotencyEntry entry, DateTimeOffset oldest, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return writer.WriteAsync((statements, transaction) =>
        {
            statements.ForgetOldRequests.Run(transaction, Moment.Of(oldest));
            return statements.RememberRequest.Run(
                transaction, entry.ApiKeyId, entry.Key, entry.RequestHash, entry.ExecutionId.ToString(), Moment.Of(entry.CreatedAt));
        });
    }

    public Task ForgetAsync(IdempotencyEntry entry, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return writer.WriteAsync((statements, transaction) =>
            statements.ForgetRequest.Run(transaction, entry.ApiKeyId, entry.Key, entry.ExecutionId.ToString()));
    }
}
