namespace InterpreterGuard.Cli.Showing;

/// <summary>The one map from severity and status to colour. The word is always written beside it.</summary>
internal static class SeverityStyle
{
    public static string OfSeverity(string? severity) => severity switch
    {
        "critical" => "bold red",
        "high" => "red",
        "medium" => "yellow",
        "low" => "blue",
        _ => "grey",
    };

    public static string OfStatus(string? status) => ExitCode.ForStatus(status) switch
    {
        ExitCode.Completed => "green",
        ExitCode.CodeFailed => "yellow",
        ExitCode.Stopped => "bold red",
        _ => "red",
    };
}
