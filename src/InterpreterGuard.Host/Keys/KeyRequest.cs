namespace InterpreterGuard.Host.Keys;

/// <summary>The body of <c>POST /v1/keys</c>.</summary>
/// <param name="Name">What it is for, 1 to 100 characters.</param>
/// <param name="Role"><c>agent</c>, <c>reviewer</c> or <c>admin</c>.</param>
internal sealed record KeyRequest(string Name, string Role);
