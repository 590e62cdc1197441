using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Outbox.Reports;

/// <summary>Makes the report of an incident. From here on nothing is longer than <see cref="ReportBounds"/>, invisible, or a known secret.</summary>
internal static class ReportWriter
{
    /// <param name="execution">What it is about, with the observations its detections speak of.</param>
    /// <param name="incident">As it reads now.</param>
    /// <param name="news">The detections to tell of: all of them the first time.</param>
    /// <param name="origin">Everything else.</param>
    public static IncidentReport Write(Execution execution, Incident incident, IReadOnlyList<Detection> news, ReportOrigin origin)
    {
        var submission = execution.Submission;
        var told = news.Where(IsTold).OrderByDescending(detection => detection.Severity).ThenBy(detection => detection.At).ToList();
        var observations = execution.Observations.ToLookup(observation => observation.Sequence);
        return new IncidentReport
        {
            MessageId = origin.MessageId,
            IncidentId = incident.Id.ToString(),
            ExecutionId = execution.Id.ToString(),
            SessionId = submission.SessionId?.ToString() ?? "",
            IsUpdate = origin.IsUpdate,
            Severity = incident.Severity,
            Decision = Word(incident.Decision),
            Summary = Text(incident.Summary, ReportBounds.Sentence),
            Rules = [.. incident.Rules.Take(ReportBounds.Ids).Select(rule => Text(rule.Value, ReportBounds.Name))],
            Attack = [.. incident.Attack.Take(ReportBounds.Ids).Select(id => Text(id, ReportBounds.Name))],
            OpenedAt = incident.OpenedAt,
            At = origin.At,
            Status = Word(execution.Status),
            Language = submission.Language.Name,
            Profile = Text(submission.ProfileName, ReportBounds.Name),
            PolicyId = Text(execution.Receipt.PolicyId, ReportBounds.Name),
            PolicyHash = Text(execution.Receipt.PolicyHash, ReportBounds.Name),
            CodeHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(submission.Code))),
            KeyId = Text(submission.ApiKeyId, ReportBounds.Name),
            Agent = Text(submission.Context.Agent, ReportBounds.Name),
            Model = Text(submission.Context.Model, ReportBounds.Name),
            User = Text(submission.Context.User, ReportBounds.Name),
            Conversation = Text(submission.Context.Conversation, ReportBounds.Name),
            ToolCallId = Text(submission.Context.ToolCallId, ReportBounds.Name),
            HostName = PlainText.Of(origin.HostName, ReportBounds.Name),
            Version = PlainText.Of(origin.Version, ReportBounds.Name),
            Detections = [.. told.Take(ReportBounds.Detections).Select(detection => Of(detection, execution, observations, Text))],
            DetectionsLeftOut = Math.Max(0, told.Count - ReportBounds.Detections),
        };

        string Text(string? text, int charactersMax) => text is null ? "" : PlainText.Of(origin.Redaction.Mask(text), charactersMax);
    }

    /// <summary>What opens an incident is told to others; what only records, or is silenced by an exception, stays here.</summary>
    public static bool IsTold(Detection detection) => !detection.Trial && detection.SilencedBy is null && detection.ActionWanted >= RuleAction.Alert;

    private static DetectionReport Of(Detection detection, Execution execution, ILookup<long, Observation> observations, Func<string?, int, string> text)
    {
        var seen = detection.Observation is { } sequence ? observations[sequence].FirstOrDefault() : null;
        var read = detection.Finding is { } place && place < execution.Findings.Count ? execution.Findings[place] : null;
        var network = seen?.Fact as NetworkFact;
        return new DetectionReport
        {
            Rule = text(detection.Rule.Value, ReportBounds.Name),
            RuleName = text(detection.RuleName, ReportBounds.Name),
            Severity = detection.Severity,
            Action = Word(detection.Action),
            Answer = seen is null ? "" : Word(seen.Decision),
            Message = text(detection.Message, ReportBounds.Sentence),
            Attack = [.. detection.Attack.Take(ReportBounds.Ids).Select(id => text(id, ReportBounds.Name))],
            At = detection.At,
            SourceFile = text(detection.Source?.File ?? (read is null ? null : "submission"), ReportBounds.Detail),
            SourceLine = detection.Source?.Line ?? read?.Span.StartLine ?? 0,
            Kind = seen?.Fact.Kind ?? read?.Fact.Kind ?? "",
            ProcessName = text(seen?.Process.Name, ReportBounds.Name),
            Pid = seen?.Process.Pid ?? 0,
            ParentPid = seen?.Process.ParentPid ?? 0,
            CommandLine = text((seen?.Fact as ProcessExec)?.CommandLine, ReportBounds.Detail),
            Address = text(network?.Address, ReportBounds.Name),
            Domain = text(network?.Name ?? (seen?.Fact as NetworkLookup)?.Name, ReportBounds.Detail),
            Port = network?.Port ?? 0,
            Path = text(PathOf(seen?.Fact), ReportBounds.Detail),
        };
    }

    private static string? PathOf(Fact? fact) => fact switch
    {
        FileOpen open => open.Path,
        FileChange change => change.Path,
        ProcessExec exec => exec.Path,
        NetworkFact network => network.Path,
        _ => null,
    };

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
