using System.Text.Json.Serialization;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Core.Screening;

/// <summary>One thing a rule saw in the source, with its place.</summary>
public sealed record Finding(
    RuleId Rule,
    string RuleName,
    Severity Severity,
    RuleAction Action,
    RuleAction ActionWanted,
    bool Trial,
    string Message,
    SourceSpan Span,
    IReadOnlyList<string> Layers,
    IReadOnlyList<string> Attack,
    CodeFact Fact)
{
    /// <summary>The exception that silences it; it is kept, and nothing follows from it.</summary>
    public string? SilencedBy { get; init; }

    /// <summary>Weaknesses of the Common Weakness Enumeration.</summary>
    public IReadOnlyList<string> Cwe { get; init; } = [];

    /// <summary>What to write instead; empty where the rule says nothing.</summary>
    public string Fix { get; init; } = "";

    /// <summary>It is about code that is not safe to use, not about what the code is up to.</summary>
    [JsonIgnore]
    public bool IsAdvice => ActionWanted == RuleAction.Advise;
}
