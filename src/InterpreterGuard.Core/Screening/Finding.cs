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
}
