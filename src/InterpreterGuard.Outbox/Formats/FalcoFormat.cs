using InterpreterGuard.Outbox.Reports;

namespace InterpreterGuard.Outbox.Formats;

/// <summary>Falco's JSON, so that falcosidekick and whatever it feeds take it. Fields carry Falco's names where the meaning is the same, and <c>guard.*</c> where it is ours.</summary>
internal static class FalcoFormat
{
    public static byte[] Write(IncidentReport report, DetectionReport detection, string id) => JsonBody.Write(json =>
    {
        json.WriteString("uuid", id);
        json.WriteString("hostname", report.HostName);
        json.WriteString("time", JsonBody.Moment(detection.At));
        json.WriteString("rule", $"{detection.Rule} {detection.RuleName}");
        json.WriteString("priority", detection.Severity.FalcoPriority());
        json.WriteString("source", Product.Short);
        json.WriteString("output", $"{detection.Message} (incident={report.IncidentId} execution={report.ExecutionId} decision={report.Decision})");
        json.WriteStartArray("tags");
        json.WriteStringValue(Product.Short);
        json.WriteStringValue(report.Language);
        foreach (var technique in detection.Attack)
            json.WriteStringValue(technique);
        json.WriteEndArray();
        json.Object("output_fields", () =>
        {
            json.WriteString("guard.incident", report.IncidentId);
            json.WriteString("guard.execution", report.ExecutionId);
            json.Text("guard.session", report.SessionId);
            json.WriteString("guard.rule", detection.Rule);
            json.WriteString("guard.severity", detection.Severity.Word());
            json.WriteString("guard.action", detection.Action);
            json.WriteString("guard.decision", report.Decision);
            json.WriteString("guard.status", report.Status);
            json.WriteString("guard.policy", report.PolicyId);
            json.WriteString("guard.language", report.Language);
            json.WriteString("guard.summary", report.Summary);
            json.Text("guard.agent", report.Agent);
            json.Text("guard.model", report.Model);
            json.Text("guard.kind", detection.Kind);
            json.Text("guard.source_file", detection.SourceFile);
            json.Number("guard.source_line", detection.SourceLine);
            json.Text("user.name", report.User);
            json.Text("proc.name", detection.ProcessName);
            json.Number("proc.pid", detection.Pid);
            json.Number("proc.ppid", detection.ParentPid);
            json.Text("proc.cmdline", detection.CommandLine);
            json.Text("fd.rip", detection.Address);
            json.Text("fd.rip.name", detection.Domain);
            json.Number("fd.rport", detection.Port);
            json.Text("fd.name", detection.Path);
        });
    });
}
