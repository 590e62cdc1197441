using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Core.Policies;

/// <summary>What a rule says about itself.</summary>
public sealed record RuleDescription
{
    public required RuleId Id { get; init; }

    public required string Name { get; init; }

    /// <summary>What the facts it counts, or the steps it waits for, have in common.</summary>
    public RuleScope Scope { get; init; }

    /// <summary>What must have come before, first one first. Empty for most rules.</summary>
    public IReadOnlyList<RuleStep> After { get; init; } = [];

    /// <summary>The kind of fact it looks at.</summary>
    public required string On { get; init; }

    /// <summary>The condition as written.</summary>
    public required string When { get; init; }

    public required Severity Severity { get; init; }

    public required RuleAction Action { get; init; }

    /// <summary>A rule on trial only records.</summary>
    public bool Trial { get; init; }

    /// <summary>Words by which a policy switches rules together.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>False: the rule is listed but never asked.</summary>
    public bool Enabled { get; init; } = true;

    public IReadOnlyList<string> Attack { get; init; } = [];

    public IReadOnlyList<string> Cwe { get; init; } = [];

    /// <summary>What to write instead, in one line; empty where nothing would make it right.</summary>
    public string Fix { get; init; } = "";

    /// <summary>What it matches is a secret: its message and its finding show the beginning and the length, never the whole.</summary>
    public bool Secret { get; init; }

    public required string Why { get; init; }

    public string FalsePositives { get; init; } = "";

    /// <summary>File and line it was read from, relative to the policy folder.</summary>
    public required string Source { get; init; }
}
