namespace InterpreterGuard.Host.Keys;

/// <summary>The body of <c>POST /v1/keys</c>.</summary>
/// <param name="Name">What it is for, 1 to 100 characters.</param>
/// <param name="Role"><c>agent</c>, <c>reviewer</c> or <c>admin</c>.</param>
/// <param name="Tenant">Whose its submissions are; <c>default</c> when it is left out.</param>
/// <param name="Sees">For a reviewer's key: the tenants whose evidence it reads; all when it is left out.</param>
internal sealed record KeyRequest(string Name, string Role, string? Tenant = null, IReadOnlyList<string>? Sees = null);
