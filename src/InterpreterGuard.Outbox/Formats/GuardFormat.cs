using InterpreterGuard.Outbox.Reports;

namespace InterpreterGuard.Outbox.Formats;

/// <summary>Our own document: the names are the API's. <c>type</c> and <c>timestamp</c> beside <c>data</c>, as Standard Webhooks has it.</summary>
internal static class GuardFormat
{
    public static byte[] Write(IncidentReport report) => JsonBody.Write(json =>
    {
        json.WriteString("type", report.IsUpdate ? "incident.changed" : "incident.opened");
        json.WriteString("timestamp", JsonBody.Moment(report.At));
        json.WriteString("message_id", report.MessageId);
        json.Object("data", () =>
        {
            json.WriteString("id", report.IncidentId);
            json.WriteString("execution_id", report.ExecutionId);
            json.Text("session_id", report.SessionId);
            json.WriteString("severity", report.Severity.Word());
            json.WriteString("decision", report.Decision);
            json.WriteString("summary", report.Summary);
            json.Texts("rules", report.Rules);
            json.Texts("attack", report.Attack);
            json.WriteString("opened_at", JsonBody.Moment(report.OpenedAt));
            json.WriteString("status", report.Status);
            json.WriteString("language", report.Language);
            json.WriteString("profile", report.Profile);
            json.WriteString("code_sha256", report.CodeHash);
            json.Object("policy", () =>
            {
                json.WriteString("id", report.PolicyId);
                json.WriteString("hash", report.PolicyHash);
            });
            json.Object("context", () =>
            {
                json.WriteString("api_key_id", report.KeyId);
                json.Text("agent", report.Agent);
                json.Text("model", report.Model);
                json.Text("user", report.User);
                json.Text("conversation", report.Conversation);
                json.Text("tool_call_id", report.ToolCallId);
            });
            json.Object("host", () =>
            {
                json.WriteString("name", report.HostName);
                json.WriteString("version", report.Version);
            });
            json.WriteStartArray("detections");
            foreach (var detection in report.Detections)
                Write(json, detection);
            json.WriteEndArray();
            json.Number("detections_left_out", report.DetectionsLeftOut);
        });
    });

    private static void Write(System.Text.Json.Utf8JsonWriter json, DetectionReport detection)
    {
        json.WriteStartObject();
        json.WriteString("rule", detection.Rule);
        json.WriteString("rule_name", detection.RuleName);
        json.WriteString("severity", detection.Severity.Word());
        json.WriteString("action", detection.Action);
        json.Text("answer", detection.Answer);
        json.WriteString("message", detection.Message);
        json.Texts("attack", detection.Attack);
        json.WriteString("at", JsonBody.Moment(detection.At));
        json.Text("kind", detection.Kind);
        json.Text("source_file", detection.SourceFile);
        json.Number("source_line", detection.SourceLine);
        json.Text("process", detection.ProcessName);
        json.Number("pid", detection.Pid);
        json.Text("command_line", detection.CommandLine);
        json.Text("address", detection.Address);
        json.Text("name", detection.Domain);
        json.Number("port", detection.Port);
        json.Text("path", detection.Path);
        json.WriteEndObject();
    }
}
