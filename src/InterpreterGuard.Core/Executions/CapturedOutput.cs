namespace InterpreterGuard.Core.Executions;

/// <summary>What a program wrote. Bytes that are no UTF-8 are shown as U+FFFD.</summary>
/// <param name="Stdout">Standard output, cut at the profile's bound.</param>
/// <param name="Stderr">Standard error, cut at the profile's bound.</param>
/// <param name="Truncated">Whether anything was cut.</param>
public sealed record CapturedOutput(string Stdout, string Stderr, bool Truncated)
{
    public static readonly CapturedOutput Empty = new("", "", false);
}
