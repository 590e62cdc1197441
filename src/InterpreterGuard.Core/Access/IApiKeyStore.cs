namespace InterpreterGuard.Core.Access;

/// <summary>Where API keys are kept.</summary>
public interface IApiKeyStore
{
    /// <summary>Keeps a key, and that <paramref name="actor"/> made it.</summary>
    Task AddAsync(ApiKey key, string actor, CancellationToken cancellationToken);

    Task<ApiKey?> FindAsync(string id, CancellationToken cancellationToken);

    Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Revokes a key. False when there is none with this id.</summary>
    Task<bool> RevokeAsync(string id, DateTimeOffset at, string actor, CancellationToken cancellationToken);
}
