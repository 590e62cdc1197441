using InterpreterGuard.Core.Exceptions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Policies.Windows;

namespace InterpreterGuard.Policies.Exceptions;

/// <summary>An exception ready to be asked about the facts of one rule.</summary>
/// <param name="Description">What it says about itself.</param>
/// <param name="When">Its condition.</param>
internal sealed record CompiledException(ExceptionDescription Description, Func<Fact, Profile, RuleMemory, bool> When)
{
    private readonly (DateTimeOffset Begins, DateTimeOffset Ends) _works = (Description.BeginsAt, Description.EndsAt);

    public string Id => Description.Id;

    /// <summary>Whether it works then, for whoever asked.</summary>
    public bool Works(DateTimeOffset at, WatchScope scope) =>
        at >= _works.Begins && at < _works.Ends && Names(Description.Agents, scope.Agent) && Names(Description.Tenants, scope.TenantName);

    // Who is not named by anybody is nobody's exception.
    private static bool Names(IReadOnlyList<string> named, string? who) => named.Count == 0 || (who is not null && named.Contains(who, StringComparer.Ordinal));
}
