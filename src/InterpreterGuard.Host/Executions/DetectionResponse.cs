using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Host.Executions;

/// <summary>A rule's conclusion. With the disclosure <c>rules</c>: only rule and name.</summary>
internal sealed record DetectionResponse(
    string Rule,
    string Name,
    Severity? Severity = null,
    RuleAction? Action = null,
    RuleAction? ActionWanted = null,
    bool? Trial = null,
    string? SilencedBy = null,
    string? Message = null,
    IReadOnlyList<string>? Attack = null,
    long? Observation = null,
    int? Finding = null,
    DateTimeOffset? At = null,
    SourceHint? Source = null,
    IReadOnlyList<int>? Findings = null)
{
    /// <summary>Detections as far as they are disclosed; <see langword="null"/> when not at all.</summary>
    public static IReadOnlyList<DetectionResponse>? Of(IReadOnlyList<Detection> detections, Disclosure disclosure) => disclosure switch
    {
        Disclosure.Full => [.. detections.Select(Whole)],
        Disclosure.Rules => [.. detections.Select(detection => new DetectionResponse(detection.Rule.Value, detection.RuleName)).Distinct()],
        _ => null,
    };

    private static DetectionResponse Whole(Detection detection) => new(
        detection.Rule.Value, detection.RuleName, detection.Severity, detection.Action, detection.ActionWanted, detection.Trial,
        detection.SilencedBy, detection.Message, detection.Attack, detection.Observation, detection.Finding, detection.At, detection.Source,
        detection.Findings.Count == 0 ? null : detection.Findings);
}
