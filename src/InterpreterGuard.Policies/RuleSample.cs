using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Policies.Recordings;
using InterpreterGuard.Policies.Samples;

namespace InterpreterGuard.Policies;

/// <summary>Something a rule must fire on or must spare.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Fires">True: the rule must match. False: it must not.</param>
/// <param name="File">A source file as the rule names it, relative to the folder of the rule's layer; <see langword="null"/> when the sample is a fact or a recording.</param>
/// <param name="Fact">A fact written in the rule itself; <see langword="null"/> when the sample is a file.</param>
/// <param name="Line">Where the sample stands in the rule's file.</param>
/// <param name="Path">Where the source file lies; <see langword="null"/> when the sample is none.</param>
public sealed record RuleSample(RuleId Rule, bool Fires, string? File, Fact? Fact, int Line, string? Path = null)
{
    /// <summary>A recording as the rule names it, relative to the folder of the rule's layer; <see langword="null"/> when the sample is none.</summary>
    public string? RecordingFile { get; init; }

    /// <summary>What was seen of a real run: the rule must match one of its facts, or none. <see langword="null"/> when the sample is something else.</summary>
    public Recording? Recording { get; init; }

    /// <summary>Facts with their times; <see langword="null"/> when the sample is something else. The rule must match the last of them, or none.</summary>
    public IReadOnlyList<SampleFact>? Series { get; init; }
}
