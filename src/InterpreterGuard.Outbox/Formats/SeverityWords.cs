using InterpreterGuard.Core.Detections;

namespace InterpreterGuard.Outbox.Formats;

/// <summary>Our severity in the words and numbers of others.</summary>
internal static class SeverityWords
{
    public static string Word(this Severity severity) => severity.ToString().ToLowerInvariant();

    /// <summary>OCSF: 1 Informational to 5 Critical.</summary>
    public static int OcsfId(this Severity severity) => (int)severity + 1;

    public static string OcsfName(this Severity severity) => severity == Severity.Info ? "Informational" : severity.ToString();

    public static string FalcoPriority(this Severity severity) => severity switch
    {
        Severity.Critical => "Critical",
        Severity.High => "Error",
        Severity.Medium => "Warning",
        Severity.Low => "Notice",
        _ => "Informational",
    };

    /// <summary>CEF: 0 to 10, where 9 and 10 are very high, 7 and 8 high, 4 to 6 medium.</summary>
    public static int Cef(this Severity severity) => severity switch
    {
        Severity.Critical => 10,
        Severity.High => 8,
        Severity.Medium => 5,
        Severity.Low => 3,
        _ => 1,
    };

    /// <summary>Syslog: 2 critical to 6 informational.</summary>
    public static int Syslog(this Severity severity) => 6 - (int)severity;
}
