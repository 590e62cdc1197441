using System.Text.Json;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Outbox.Reports;

namespace InterpreterGuard.Outbox.Formats;

/// <summary>Open Cybersecurity Schema Framework 1.8.0, category Findings. Times are milliseconds since 1970.</summary>
internal static class OcsfFormat
{
    public const string Version = "1.8.0";
    private const int Category = 2;
    private const int DetectionClass = 2004;
    private const int IncidentClass = 2005;

    /// <summary>The Incident Finding.</summary>
    public static byte[] WriteIncident(IncidentReport report) => JsonBody.Write(json =>
    {
        Head(json, report, IncidentClass, "Incident Finding", report.Severity, report.MessageId, report.At, []);
        json.WriteString("message", report.Summary);
        json.WriteString("desc", report.Summary);
        json.WriteNumber("status_id", report.Decision == "held" ? 3 : 1);
        json.WriteString("status", report.Decision == "held" ? "On Hold" : "New");
        json.WriteNumber("start_time", report.OpenedAt.ToUnixTimeMilliseconds());
        json.WriteNumber("end_time", report.At.ToUnixTimeMilliseconds());

        // The class wants to know whose it is; until a person takes it, it is the group's.
        json.Object("assignee_group", () => json.WriteString("name", "reviewers"));
        Attacks(json, report.Attack);
        json.WriteStartArray("finding_info_list");
        Info(json, report.IncidentId, report.Summary, report.Summary, report.OpenedAt, report.Attack, null, null);
        foreach (var (index, detection) in report.Detections.Index())
            Info(json, $"{report.MessageId}_{index + 1}", detection.RuleName, detection.Message, detection.At, detection.Attack, detection.Rule, detection.RuleName);
        json.WriteEndArray();
        Unmapped(json, report, null);
    });

    /// <summary>One Detection Finding.</summary>
    public static byte[] WriteDetection(IncidentReport report, DetectionReport detection, string id) => JsonBody.Write(json =>
    {
        Head(json, report, DetectionClass, "Detection Finding", detection.Severity, id, detection.At, ["security_control"]);
        json.WriteString("message", detection.Message);
        json.WriteNumber("status_id", 1);
        json.WriteString("status", "New");
        json.WriteBoolean("is_alert", true);
        var isBlocked = detection.Answer is "denied" or "killed" || detection.Action is "deny" or "kill" or "hold";
        json.WriteNumber("action_id", isBlocked ? 2 : 3);
        json.WriteString("action", isBlocked ? "Denied" : "Observed");
        json.WriteNumber("disposition_id", isBlocked ? 2 : 15);
        json.WriteString("disposition", isBlocked ? "Blocked" : "Detected");
        json.WritePropertyName("finding_info");
        Info(json, id, detection.RuleName, detection.Message, detection.At, detection.Attack, detection.Rule, detection.RuleName);
        Evidence(json, report, detection);
        Unmapped(json, report, detection);
    });

    private static void Head(
        Utf8JsonWriter json, IncidentReport report, int classUid, string className, Severity severity, string id, DateTimeOffset at, IReadOnlyList<string> profiles)
    {
        var activity = report.IsUpdate && classUid == IncidentClass ? 2 : 1;
        json.WriteNumber("activity_id", activity);
        json.WriteString("activity_name", activity == 1 ? "Create" : "Update");
        json.WriteNumber("category_uid", Category);
        json.WriteString("category_name", "Findings");
        json.WriteNumber("class_uid", classUid);
        json.WriteString("class_name", className);
        json.WriteNumber("type_uid", (classUid * 100) + activity);
        json.WriteString("type_name", $"{className}: {(activity == 1 ? "Create" : "Update")}");
        json.WriteNumber("time", at.ToUnixTimeMilliseconds());
        json.WriteNumber("severity_id", severity.OcsfId());
        json.WriteString("severity", severity.OcsfName());
        json.Object("metadata", () =>
        {
            json.WriteString("version", Version);
            json.WriteString("uid", id);
            json.WriteString("correlation_uid", report.IncidentId);
            json.WriteNumber("logged_time", report.At.ToUnixTimeMilliseconds());
            json.Texts("profiles", profiles);
            json.Object("product", () =>
            {
                json.WriteString("name", Product.Name);
                json.WriteString("vendor_name", Product.Vendor);
                json.WriteString("version", report.Version);
            });
        });
    }

    private static void Info(
        Utf8JsonWriter json, string uid, string title, string desc, DateTimeOffset at, IReadOnlyList<string> attack, string? rule, string? ruleName)
    {
        json.WriteStartObject();
        json.WriteString("uid", uid);
        json.WriteString("title", title);
        json.WriteString("desc", desc);
        json.WriteNumber("created_time", at.ToUnixTimeMilliseconds());
        Attacks(json, attack);
        if (rule is not null)
        {
            json.Object("analytic", () =>
            {
                json.WriteString("uid", rule);
                json.WriteString("name", ruleName);
                json.WriteNumber("type_id", 1);
                json.WriteString("type", "Rule");
            });
        }

        json.WriteEndObject();
    }

    private static void Attacks(Utf8JsonWriter json, IReadOnlyList<string> attack)
    {
        if (attack.Count == 0)
            return;
        json.WriteStartArray("attacks");
        foreach (var id in attack)
        {
            json.WriteStartObject();
            json.Object("technique", () => json.WriteString("uid", id.Split('.')[0]));
            if (id.Contains('.', StringComparison.Ordinal))
                json.Object("sub_technique", () => json.WriteString("uid", id));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Evidence(Utf8JsonWriter json, IncidentReport report, DetectionReport detection)
    {
        json.WriteStartArray("evidences");
        json.WriteStartObject();
        json.Object("data", () =>
        {
            json.WriteString("execution_id", report.ExecutionId);
            json.Text("kind", detection.Kind);
            json.Text("source_file", detection.SourceFile);
            json.Number("source_line", detection.SourceLine);
        });
        if (detection.Pid != 0)
        {
            json.Object("process", () =>
            {
                json.WriteNumber("pid", detection.Pid);
                json.Text("name", detection.ProcessName);
                json.Text("cmd_line", detection.CommandLine);
            });
        }

        if (System.Net.IPAddress.TryParse(detection.Address, out var address) || detection.Domain.Length > 0)
        {
            json.Object("dst_endpoint", () =>
            {
                json.Text("ip", address?.ToString() ?? "");
                json.Text("hostname", detection.Domain);
                json.Number("port", detection.Port);
            });
        }

        if (detection.Path.Length > 0 && detection.Kind.StartsWith("file.", StringComparison.Ordinal))
        {
            json.Object("file", () =>
            {
                json.WriteString("name", detection.Path[(detection.Path.LastIndexOf('/') + 1)..] is { Length: > 0 } name ? name : detection.Path);
                json.WriteString("path", detection.Path);
                json.WriteNumber("type_id", 0);
            });
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Unmapped(Utf8JsonWriter json, IncidentReport report, DetectionReport? detection) => json.Object("unmapped", () =>
    {
        json.WriteString("incident_id", report.IncidentId);
        json.WriteString("execution_id", report.ExecutionId);
        json.Text("session_id", report.SessionId);
        json.WriteString("decision", report.Decision);
        json.WriteString("execution_status", report.Status);
        json.WriteString("language", report.Language);
        json.WriteString("profile", report.Profile);
        json.WriteString("policy_id", report.PolicyId);
        json.WriteString("policy_hash", report.PolicyHash);
        json.WriteString("code_sha256", report.CodeHash);
        json.WriteString("api_key_id", report.KeyId);
        json.WriteString("host", report.HostName);
        json.Text("agent", report.Agent);
        json.Text("model", report.Model);
        json.Text("user", report.User);
        json.Text("conversation", report.Conversation);
        json.Text("tool_call_id", report.ToolCallId);
        json.Text("action", detection?.Action ?? "");
        json.Number("detections_left_out", detection is null ? report.DetectionsLeftOut : 0);
    });
}
