using InterpreterGuard.Core.Access;

namespace InterpreterGuard.Host.Keys;

/// <summary>A key. <c>key</c> itself is told once, when it is made.</summary>
internal sealed record KeyResponse(string Id, string Name, Role Role, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt, string Tenant, IReadOnlyList<string> Sees, string? Key = null)
{
    public static KeyResponse Of(ApiKey key, string? text = null) => new(key.Id, key.Name, key.Role, key.CreatedAt, key.RevokedAt, key.Tenant, key.Sees, text);
}
