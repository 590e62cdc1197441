using System.Runtime.InteropServices;
using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Policies.Windows;

/// <summary>Names what one counter or sequence remembers of one tenant, session or agent.</summary>
/// <param name="Index">The counter's or sequence's place in the policy.</param>
/// <param name="Scope">What it has in common.</param>
/// <param name="Tenant">The tenant.</param>
/// <param name="Name">The session or agent; empty for the tenant as a whole.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StateKey(int Index, RuleScope Scope, string Tenant, string Name)
{
    /// <summary>The key in this scope, or <see langword="null"/> where it is counted alone.</summary>
    public static StateKey? Of(int index, RuleScope scope, WatchScope watched) => (scope, watched) switch
    {
        (RuleScope.Tenant, { Tenant: { } tenant }) => new(index, scope, tenant, ""),
        (RuleScope.Agent, { Tenant: { } tenant, Agent: { } agent }) => new(index, scope, tenant, agent),
        (RuleScope.Session, { Tenant: { } tenant, Session: { } session }) => new(index, scope, tenant, session),
        _ => null,
    };
}
