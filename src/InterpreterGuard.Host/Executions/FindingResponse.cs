using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Host.Executions;

/// <summary>One thing screening saw. With the disclosure <c>rules</c>: only rule and name.</summary>
internal sealed record FindingResponse(
    string Rule,
    string Name,
    Severity? Severity = null,
    RuleAction? Action = null,
    RuleAction? ActionWanted = null,
    bool? Trial = null,
    string? SilencedBy = null,
    string? Message = null,
    SourceSpan? Span = null,
    IReadOnlyList<string>? Layers = null,
    IReadOnlyList<string>? Attack = null,
    Fact? Fact = null)
{
    /// <summary>Findings as far as they are disclosed; <see langword="null"/> when not at all.</summary>
    public static IReadOnlyList<FindingResponse>? Of(IReadOnlyList<Finding> findings, Disclosure disclosure) => disclosure switch
    {
        Disclosure.Full => [.. findings.Select(Whole)],
        Disclosure.Rules => [.. findings.Select(finding => new FindingResponse(finding.Rule.Value, finding.RuleName)).Distinct()],
        _ => null,
    };

    private static FindingResponse Whole(Finding finding) => new(
        finding.Rule.Value, finding.RuleName, finding.Severity, finding.Action, finding.ActionWanted, finding.Trial,
        finding.SilencedBy, finding.Message, finding.Span, finding.Layers, finding.Attack, finding.Fact);
}
