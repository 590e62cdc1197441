using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Profiles;

namespace InterpreterGuard.Core.Policies;

/// <summary>A loaded, checked and compiled policy. Immutable and safe from any thread.</summary>
public interface IPolicy
{
    string Id { get; }

    /// <summary>SHA-256 over the policy's files, in hexadecimal.</summary>
    string Hash { get; }

    /// <summary>False: rules only record what they would have done. The walls of the sandbox stand all the same.</summary>
    bool Enforced { get; }

    IReadOnlyDictionary<string, Profile> Profiles { get; }

    string DefaultProfile { get; }

    /// <summary>What callers with the agent's role learn about why something was refused, denied or killed.</summary>
    Disclosure Disclosure { get; }

    /// <summary>Rules that match a fact, in the order of their ids. Empty and free of allocation when none does. Never throws: a condition that fails counts as matched and says so.</summary>
    IReadOnlyList<RuleMatch> Evaluate(Fact fact, Profile profile);

    /// <summary>Every rule, for listing.</summary>
    IReadOnlyList<RuleDescription> Rules { get; }
}
