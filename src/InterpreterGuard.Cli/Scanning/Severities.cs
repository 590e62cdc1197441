namespace InterpreterGuard.Cli.Scanning;

/// <summary>Severities in their order, as the host names them.</summary>
internal static class Severities
{
    /// <summary>No finding is so severe.</summary>
    public const string None = "none";

    public static readonly string[] All = ["info", "low", "medium", "high", "critical"];

    /// <summary>What is told without a severity, or with one that is not known here, counts as the highest: it was not said to be less.</summary>
    public static int Rank(string? severity) => Array.IndexOf(All, severity) is >= 0 and var rank ? rank : All.Length;
}
