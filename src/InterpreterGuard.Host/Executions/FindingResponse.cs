using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Host.Executions;

/// <summary>One thing screening saw. With the disclosure <c>rules</c>: only rule and name. Advice is told whole to whoever asked for it: it is about their own code, and says nothing of how it is watched.</summary>
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
    Fact? Fact = null,
    IReadOnlyList<string>? Cwe = null,
    string? Fix = null)
{
    /// <summary>Findings as far as they are disclosed; <see langword="null"/> when not at all.</summary>
    public static IReadOnlyList<FindingResponse>? Of(IReadOnlyList<Finding> findings, Disclosure disclosure) => disclosure switch
    {
        Disclosure.Full => [.. findings.Select(Whole)],
        Disclosure.Rules => [.. findings.Where(finding => !finding.IsAdvice).Select(finding => new FindingResponse(finding.Rule.Value, finding.RuleName)).Distinct(), .. Advice(findings)],
        _ => findings.Any(finding => finding.IsAdvice) ? [.. Advice(findings)] : null,
    };

    private static IEnumerable<FindingResponse> Advice(IReadOnlyList<Finding> findings) => findings.Where(finding => finding.IsAdvice).Select(Whole);

    private static FindingResponse Whole(Finding finding) => new(
        finding.Rule.Value, finding.RuleName, finding.Severity, finding.Action, finding.ActionWanted, finding.Trial,
        finding.SilencedBy, finding.Message, finding.Span, finding.Layers, finding.Attack, finding.Fact,
        finding.Cwe.Count == 0 ? null : finding.Cwe, finding.Fix.Length == 0 ? null : finding.Fix);
}
