using InterpreterGuard.Core.Detections;
using InterpreterGuard.Outbox.Reports;

namespace InterpreterGuard.Outbox.Formats;

/// <summary>From a report to what goes over the wire. A pure function: the same report gives the same bytes.</summary>
internal static class Documents
{
    public static IReadOnlyList<OutboxDocument> Write(OutboxFormat format, IncidentReport report) => format switch
    {
        OutboxFormat.Guard => [new OutboxDocument(report.MessageId, GuardFormat.Write(report))],
        OutboxFormat.Ocsf =>
        [
            new OutboxDocument(report.MessageId, OcsfFormat.WriteIncident(report)),
            .. report.Detections.Select((detection, index) => new OutboxDocument(IdOf(report, index), OcsfFormat.WriteDetection(report, detection, IdOf(report, index)))),
        ],
        OutboxFormat.Falco => Each(report, FalcoFormat.Write),
        OutboxFormat.Ecs => Each(report, EcsFormat.Write),
        OutboxFormat.Cef => Each(report, CefFormat.Write),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "is no format"),
    };

    private static List<OutboxDocument> Each(IncidentReport report, Func<IncidentReport, DetectionReport, string, byte[]> write)
    {
        var told = report.Detections.Count > 0 ? report.Detections : [Instead(report)];
        return [.. told.Select((detection, index) => new OutboxDocument(IdOf(report, index), write(report, detection, IdOf(report, index))))];
    }

    private static string IdOf(IncidentReport report, int index) => $"{report.MessageId}_{index + 1}";

    // Formats without incidents still tell that one has changed, such as by a decision about a held submission.
    private static DetectionReport Instead(IncidentReport report) => new()
    {
        Rule = report.Rules.Count > 0 ? report.Rules[0] : "IG9000",
        RuleName = report.IsUpdate ? "Incident changed" : "Incident opened",
        Severity = report.Severity,
        Action = nameof(RuleAction.Record).ToLowerInvariant(),
        Message = report.Summary,
        Attack = report.Attack,
        At = report.At,
    };
}
