using System.Text.Json;

namespace InterpreterGuard.Monitoring.Sentry;

/// <summary>How the trace configuration is written.</summary>
internal static class SentryJson
{
    public static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
}
