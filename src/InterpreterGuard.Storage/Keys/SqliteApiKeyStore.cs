using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Audit;
using InterpreterGuard.Storage.Audit;
using InterpreterGuard.Storage.Json;
using InterpreterGuard.Storage.Rows;
using InterpreterGuard.Storage.Writing;
using Microsoft.EntityFrameworkCore;

namespace InterpreterGuard.Storage.Keys;

/// <summary>API keys in SQLite.</summary>
internal sealed class SqliteApiKeyStore(EvidenceWriter writer, IDbContextFactory<EvidenceContext> contexts) : IApiKeyStore
{
    public Task AddAsync(ApiKey key, string actor, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return writer.WriteAsync((statements, transaction) =>
        {
            AuditWriting.Append(statements, transaction, key.CreatedAt, new AuditEvent(
                AuditKind.Key, actor, key.Id, $"made, role {Word<Role>.Of(key.Role)}, sees {(key.Sees.Count == 0 ? "all" : string.Join(' ', key.Sees))}", key.Tenant));
            return statements.AddKey.Run(
                transaction, key.Id, key.Name, Word<Role>.Of(key.Role), key.SecretHash.ToArray(), Moment.Of(key.CreatedAt), key.Tenant, EvidenceJson.Write(key.Sees));
        });
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

    public async Task<bool> RevokeAsync(string id, DateTimeOffset at, string actor, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await writer.WriteAsync((statements, transaction) =>
        {
            var revoked = statements.RevokeKey.Run(transaction, id, Moment.Of(at));
            if (revoked == 1)
                AuditWriting.Append(statements, transaction, at, new AuditEvent(AuditKind.Key, actor, id, "revoked"));
            return revoked;
        }) == 1;
    }

    private static ApiKey ToKey(ApiKeyRow row) => new(
        row.Id, row.Name, Word<Role>.Read(row.Role), row.SecretHash, Moment.Read(row.CreatedAt), row.RevokedAt is { } at ? Moment.Read(at) : null)
    {
        Tenant = row.Tenant,
        Sees = EvidenceJson.ReadList<string>(row.Sees),
    };
}
