namespace InterpreterGuard.Core.Keeping;

/// <summary>Whose evidence is meant: a tenant's, all of it or what one agent or one user of theirs sent.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Agent">Only what this agent sent, as callers named it.</param>
/// <param name="User">Only what was sent for this user, as callers named them.</param>
public sealed record ErasureScope(string Tenant, string? Agent = null, string? User = null)
{
    /// <summary>Everything of the tenant: uploads are meant too, which belong to no agent and no user.</summary>
    public bool IsWhole => Agent is null && User is null;
}
