using System.Collections.Concurrent;
using InterpreterGuard.Core.Access;

namespace InterpreterGuard.Host.Access;

/// <summary>
/// Keys in memory, so that a request does not cost a read of the database. Exact, because one host owns the database and every change comes through here.
/// Unknown ids are not remembered: strangers could fill the memory with them.
/// </summary>
internal sealed class ApiKeyDirectory(IApiKeyStore store, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, ApiKey> _known = new(StringComparer.Ordinal);

    public async ValueTask<ApiKey?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(id, out var known))
            return known;

        // A key is only added, never overwritten: a revocation that happened while the database was being read stands.
        return await store.FindAsync(id, cancellationToken) is { } found ? _known.GetOrAdd(id, found) : null;
    }

    public Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken) => store.ListAsync(cancellationToken);

    /// <summary>Makes a key. Its text is handed out here and never again.</summary>
    public async Task<(ApiKey Key, ApiKeyText Text)> MakeAsync(string name, Role role, string tenant, IReadOnlyList<string> sees, string actor, CancellationToken cancellationToken)
    {
        var text = ApiKeyText.New();
        var key = new ApiKey(text.Id, name, role, text.Hash(), time.GetUtcNow(), null) { Tenant = tenant, Sees = sees };
        await store.AddAsync(key, actor, cancellationToken);
        return (key, text);
    }

    public async Task<bool> RevokeAsync(string id, string actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!await store.RevokeAsync(id, now, actor, cancellationToken))
            return false;
        if (await store.FindAsync(id, CancellationToken.None) is { } revoked)
            _known[id] = revoked;
        return true;
    }
}
