using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Core.Detections;

/// <summary>A rule's conclusion from a finding or an observation.</summary>
public sealed record Detection
{
    public required RuleId Rule { get; init; }

    public required string RuleName { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>What the rule did: its action, or <see cref="RuleAction.Record"/> where the policy or the rule only observes.</summary>
    public required RuleAction Action { get; init; }

    /// <summary>What the rule would have done if it were enforced. Equals <see cref="Action"/> when it was.</summary>
    public required RuleAction ActionWanted { get; init; }

    /// <summary>The rule is on trial: it records, whatever it wants.</summary>
    public bool Trial { get; init; }

    /// <summary>The exception that silences it; it is kept, and nothing follows from it.</summary>
    public string? SilencedBy { get; init; }

    /// <summary>One sentence for the reviewer, made of the rule's name and what it saw.</summary>
    public required string Message { get; init; }

    /// <summary>ATT&amp;CK technique ids.</summary>
    public IReadOnlyList<string> Attack { get; init; } = [];

    /// <summary>The observation's sequence number; <see langword="null"/> when it came from a finding.</summary>
    public long? Observation { get; init; }

    /// <summary>The finding's place in the list of findings; <see langword="null"/> when it came from an observation.</summary>
    public int? Finding { get; init; }

    /// <summary>Of what was seen: where in the source the program was then. A hint that the program can forge.</summary>
    public SourceHint? Source { get; init; }

    /// <summary>Of what was seen: the findings, by their places in the list, that speak of the same line or name the same thing.</summary>
    public IReadOnlyList<int> Findings { get; init; } = [];

    public required DateTimeOffset At { get; init; }
}
