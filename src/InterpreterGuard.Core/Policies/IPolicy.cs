using InterpreterGuard.Core.Exceptions;
using InterpreterGuard.Core.Profiles;

namespace InterpreterGuard.Core.Policies;

/// <summary>A loaded, checked and compiled policy. Safe from any thread; what it says never changes.</summary>
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

    /// <summary>How long a held submission waits for a person before it is refused.</summary>
    TimeSpan HoldFor { get; }

    /// <summary>What is masked in what agents are told and in log lines.</summary>
    IRedaction Redaction => NoRedaction.Instance;

    /// <summary>Sets the rules to watch one execution.</summary>
    /// <param name="scope">What it is counted together with.</param>
    /// <param name="profile">The profile it runs under.</param>
    IRuleWatch Watch(WatchScope scope, Profile profile);

    /// <summary>The deployment's exceptions, those that have expired too.</summary>
    IReadOnlyList<ExceptionDescription> Exceptions { get; }

    /// <summary>What somebody should know who reads what the policy says, in sentences; for instance that an exception silences a critical rule.</summary>
    IReadOnlyList<string> Warnings { get; }

    /// <summary>Every rule, for listing.</summary>
    IReadOnlyList<RuleDescription> Rules { get; }

    /// <summary>The files it was read from, in the order in which they are hashed. Empty for one that was not read from files.</summary>
    IReadOnlyList<PolicyText> Texts => [];

    /// <summary>Everything that <see cref="Explain"/> can tell of. A policy that was not read from files has nothing to tell.</summary>
    IReadOnlyList<string> Explained => [];

    /// <summary>What holds for a part of the policy and which line of which file says so; <see langword="null"/> when there is no such part.</summary>
    /// <param name="subject">A rule's id, <c>policy</c>, <c>profiles.NAME</c> or <c>lists.NAME</c>.</param>
    PolicyExplanation? Explain(string subject) => null;
}
