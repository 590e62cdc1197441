using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Policies.Exceptions;

/// <summary>What is to become an exception: a rule, and the facts it matched that are no threat.</summary>
/// <param name="Id">The exception's id.</param>
/// <param name="Rule">The rule it silences.</param>
/// <param name="Facts">All of one kind.</param>
public sealed record ProposedException(string Id, RuleDescription Rule, IReadOnlyList<Fact> Facts)
{
    /// <summary>The agent it is for; <see langword="null"/>: all.</summary>
    public string? Agent { get; init; }

    /// <summary>The tenant it is for; <see langword="null"/>: all.</summary>
    public string? Tenant { get; init; }

    /// <summary>The fields it holds fast; <see langword="null"/>: all that do not differ from run to run.</summary>
    public IReadOnlySet<string>? Fields { get; init; }
}
