using System.Net;
using InterpreterGuard.Outbox.Reports;

namespace InterpreterGuard.Outbox.Formats;

/// <summary>Elastic Common Schema 8.17: an alert for each detection.</summary>
internal static class EcsFormat
{
    public const string Version = "8.17.0";

    public static byte[] Write(IncidentReport report, DetectionReport detection, string id) => JsonBody.Write(json =>
    {
        json.WriteString("@timestamp", JsonBody.Moment(detection.At));
        json.WriteString("message", detection.Message);
        json.Object("ecs", () => json.WriteString("version", Version));
        json.Object("event", () =>
        {
            json.WriteString("id", id);
            json.WriteString("kind", "alert");
            json.Texts("category", [CategoryOf(detection)]);
            json.Texts("type", detection.Answer is "denied" or "killed" ? ["denied"] : ["info"]);
            json.WriteString("module", Product.Short);
            json.WriteString("dataset", Product.Short + ".detection");
            json.WriteString("provider", Product.Short);
            json.WriteString("action", detection.Kind.Length > 0 ? detection.Kind : detection.Action);
            json.WriteNumber("severity", detection.Severity.Cef() * 10);
            json.WriteString("created", JsonBody.Moment(report.At));
            json.WriteString("reason", report.Summary);
        });
        json.Object("rule", () =>
        {
            json.WriteString("id", detection.Rule);
            json.WriteString("name", detection.RuleName);
            json.WriteString("ruleset", report.PolicyId);
            json.WriteString("version", report.PolicyHash);
        });
        json.Object("observer", () =>
        {
            json.WriteString("vendor", Product.Vendor);
            json.WriteString("product", Product.Name);
            json.WriteString("type", "sandbox");
            json.WriteString("version", report.Version);
            json.WriteString("hostname", report.HostName);
        });
        json.Object("host", () => json.WriteString("hostname", report.HostName));
        Threat(json, detection.Attack);
        Process(json, detection);
        Destination(json, detection);
        if (detection.Path.Length > 0 && detection.Kind.StartsWith("file.", StringComparison.Ordinal))
            json.Object("file", () => json.WriteString("path", detection.Path));
        if (report.User.Length > 0)
            json.Object("user", () => json.WriteString("name", report.User));
        json.Object("labels", () =>
        {
            json.WriteString("incident_id", report.IncidentId);
            json.WriteString("execution_id", report.ExecutionId);
            json.Text("session_id", report.SessionId);
            json.WriteString("severity", detection.Severity.Word());
            json.WriteString("decision", report.Decision);
            json.WriteString("status", report.Status);
            json.WriteString("language", report.Language);
            json.WriteString("profile", report.Profile);
            json.WriteString("api_key_id", report.KeyId);
            json.Text("agent", report.Agent);
            json.Text("model", report.Model);
            json.Text("source_file", detection.SourceFile);
            json.Text("source_line", detection.SourceLine == 0 ? "" : detection.SourceLine.ToString(System.Globalization.CultureInfo.InvariantCulture));
        });
        json.Texts("tags", [Product.Short]);
    });

    private static string CategoryOf(DetectionReport detection) => detection.Kind.Split('.')[0] switch
    {
        "network" or "secret" => "network",
        "file" or "decoy" => "file",
        "process" or "syscall" => "process",
        _ => "intrusion_detection",
    };

    private static void Threat(System.Text.Json.Utf8JsonWriter json, IReadOnlyList<string> attack)
    {
        if (attack.Count == 0)
            return;
        json.Object("threat", () =>
        {
            json.WriteString("framework", "MITRE ATT&CK");
            json.Object("technique", () =>
            {
                json.Texts("id", [.. attack.Select(id => id.Split('.')[0]).Distinct(StringComparer.Ordinal)]);
                var parts = attack.Where(id => id.Contains('.', StringComparison.Ordinal)).ToList();
                if (parts.Count > 0)
                    json.Object("subtechnique", () => json.Texts("id", parts));
            });
        });
    }

    private static void Process(System.Text.Json.Utf8JsonWriter json, DetectionReport detection)
    {
        if (detection.Pid == 0)
            return;
        json.Object("process", () =>
        {
            json.WriteNumber("pid", detection.Pid);
            json.Text("name", detection.ProcessName);
            json.Text("command_line", detection.CommandLine);
            if (detection.ParentPid != 0)
                json.Object("parent", () => json.WriteNumber("pid", detection.ParentPid));
        });
    }

    // "ip" is a typed field: a document with anything else in it is refused as a whole.
    private static void Destination(System.Text.Json.Utf8JsonWriter json, DetectionReport detection)
    {
        var isAddress = IPAddress.TryParse(detection.Address, out var address);
        if (!isAddress && detection.Domain.Length == 0)
            return;
        json.Object("destination", () =>
        {
            json.WriteString("address", detection.Domain.Length > 0 ? detection.Domain : detection.Address);
            if (isAddress)
                json.WriteString("ip", address!.ToString());
            json.Text("domain", detection.Domain);
            json.Number("port", detection.Port);
        });
    }
}
