using InterpreterGuard.Core.Exceptions;
using InterpreterGuard.Policies.Conditions;

namespace InterpreterGuard.Policies.Exceptions;

/// <summary>An exception that was read, its condition not yet compiled.</summary>
/// <param name="Description">What it says about itself.</param>
/// <param name="Conditions">Its condition, once for each kind of fact that its rules look at.</param>
internal sealed record ExceptionDraft(ExceptionDescription Description, IReadOnlyList<Condition> Conditions)
{
    /// <summary>Its condition on a kind of fact; <see langword="null"/> when none of its rules looks at that.</summary>
    public Condition? On(string kind) => Conditions.FirstOrDefault(condition => string.Equals(condition.Kind.Name, kind, StringComparison.Ordinal));
}
