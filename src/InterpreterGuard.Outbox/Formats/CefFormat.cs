using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using InterpreterGuard.Outbox.Reports;

namespace InterpreterGuard.Outbox.Formats;

/// <summary>Common Event Format, version 0. In the head a bar and a backslash are escaped, in the extension an equals sign, a backslash and line ends: an agent's text opens no field of its own.</summary>
internal static class CefFormat
{
    public static byte[] Write(IncidentReport report, DetectionReport detection, string id)
    {
        var line = new StringBuilder("CEF:0");
        foreach (var part in (ReadOnlySpan<string>)[Product.Vendor, Product.Name, report.Version, detection.Rule, detection.RuleName])
            line.Append('|').Append(Head(part));
        line.Append(CultureInfo.InvariantCulture, $"|{detection.Severity.Cef()}|");

        var first = true;
        Add("rt", detection.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        Add("externalId", id);
        Add("cat", detection.Kind);
        Add("act", detection.Answer.Length > 0 ? detection.Answer : detection.Action);
        Add("outcome", report.Decision);
        Add("msg", detection.Message);
        Add("dvchost", report.HostName);
        Add("suser", report.User);
        Add("sproc", detection.ProcessName);
        Add("spid", detection.Pid == 0 ? "" : detection.Pid.ToString(CultureInfo.InvariantCulture));
        if (IPAddress.TryParse(detection.Address, out var address))
            Add(address.AddressFamily == AddressFamily.InterNetwork ? "dst" : "c6a3", address.ToString());
        if (address?.AddressFamily == AddressFamily.InterNetworkV6)
            Add("c6a3Label", "Destination IPv6 Address");
        Add("dhost", detection.Domain);
        Add("dpt", detection.Port == 0 ? "" : detection.Port.ToString(CultureInfo.InvariantCulture));
        Add("filePath", detection.Path);
        Labelled(1, "incident", report.IncidentId);
        Labelled(2, "execution", report.ExecutionId);
        Labelled(3, "agent", report.Agent);
        Labelled(4, "technique", string.Join(' ', detection.Attack));
        Labelled(5, "commandLine", detection.CommandLine);
        Labelled(6, "source", detection.SourceLine == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{detection.SourceFile}:{detection.SourceLine}"));
        return Encoding.UTF8.GetBytes(line.ToString());

        void Labelled(int number, string label, string value)
        {
            if (value.Length == 0)
                return;
            Add(string.Create(CultureInfo.InvariantCulture, $"cs{number}"), value);
            Add(string.Create(CultureInfo.InvariantCulture, $"cs{number}Label"), label);
        }

        void Add(string key, string value)
        {
            if (value.Length == 0)
                return;
            line.Append(first ? "" : " ").Append(key).Append('=').Append(Value(value));
            first = false;
        }
    }

    private static string Head(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)
        .Replace('\r', ' ').Replace('\n', ' ');

    private static string Value(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("=", "\\=", StringComparison.Ordinal)
        .Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
