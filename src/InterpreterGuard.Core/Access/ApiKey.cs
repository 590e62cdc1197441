namespace InterpreterGuard.Core.Access;

/// <summary>An API key as it is kept: the secret itself only as a hash.</summary>
/// <param name="Id">Public part, shown in lists and logs.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Role">What it may do.</param>
/// <param name="SecretHash">SHA-256 of the secret. The secret has 256 random bits, so a slow hash would add nothing.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="RevokedAt">When it was revoked; <see langword="null"/> while it works.</param>
public sealed record ApiKey(string Id, string Name, Role Role, ReadOnlyMemory<byte> SecretHash, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt)
{
    /// <summary>Whose the executions are that this key submits.</summary>
    public string Tenant { get; init; } = TenantName.Default;

    /// <summary>The tenants whose evidence this key reads, for a reviewer's key; empty stands for all.</summary>
    public IReadOnlyList<string> Sees { get; init; } = [];
}
