namespace InterpreterGuard.Storage.Rows;

/// <summary>An API key; the secret only as its hash.</summary>
internal sealed class ApiKeyRow
{
    public required string Id { get; set; }

    public required string Name { get; set; }

    public required string Role { get; set; }

    public required byte[] SecretHash { get; set; }

    public string Tenant { get; set; } = "default";

    /// <summary>The tenants it reads, as a JSON list; empty for all.</summary>
    public string Sees { get; set; } = "[]";

    public long CreatedAt { get; set; }

    public long? RevokedAt { get; set; }
}
