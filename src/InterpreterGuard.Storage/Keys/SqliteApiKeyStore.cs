using InterpreterGuard.Core.Access;
using InterpreterGuard.Storage.Json;
using InterpreterGuard.Storage.Rows;
using InterpreterGuard.Storage.Writing;
using Microsoft.EntityFrameworkCore;

namespace InterpreterGuard.Storage.Keys;

/// <summary>API keys in SQLite.</summary>
internal sealed class SqliteApiKeyStore(EvidenceWriter writer, IDbContextFactory<EvidenceContext> contexts) : IApiKeyStore
{
    public Task AddAsync(ApiKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return writer.WriteAsync((statements, transaction) => statements.AddKey.Run(
            transaction, key.Id, key.Name, Word<Role>.Of(key.Role), key.SecretHash.ToArray(), Moment.Of(key.CreatedAt), key.Tenant, EvidenceJson.Write(key.Sees)));
    }

    public async Task<ApiKey?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.ApiKeys.AsNoTracking().SingleOrDefaultAsync(key => key.Id == id, cancellationToken);
        return row is null ? null : ToKey(row);
    }

    public async Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.ApiKeys.AsNoTracking().OrderBy(key => key.CreatedAt).ThenBy(key => key.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(ToKey)];
    }

    public async Task<bool> RevokeAsync(string id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await writer.WriteAsync((statements, transaction) => statements.RevokeKey.Run(transaction, id, Moment.Of(at))) == 1;
    }

    private static ApiKey ToKey(ApiKeyRow row) => new(
        row.Id, row.Name, Word<Role>.Read(row.Role), row.SecretHash, Moment.Read(row.CreatedAt), row.RevokedAt is { } at ? Moment.Read(at) : null)
    {
        Tenant = row.Tenant,
        Sees = EvidenceJson.ReadList<string>(row.Sees),
    };
}
