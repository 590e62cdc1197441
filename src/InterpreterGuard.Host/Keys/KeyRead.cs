using InterpreterGuard.Core.Access;

namespace InterpreterGuard.Host.Keys;

/// <summary>What was read of a <see cref="KeyRequest"/>. <see cref="Role"/> is missing when it was not valid.</summary>
internal sealed record KeyRead(string Name, Role? Role, string Tenant, IReadOnlyList<string> Sees);
