namespace InterpreterGuard.Cli.Running;

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">Its exit code; -1 when it ran out of time.</param>
/// <param name="Output">Stdout and stderr, as they came.</param>
/// <param name="TimedOut">Whether it was ended for time.</param>
internal sealed record CommandResult(int ExitCode, string Output, bool TimedOut)
{
    public bool Succeeded => ExitCode == 0 && !TimedOut;

    /// <summary>The last lines of what it said.</summary>
    public string Tail(int lines = 20) => string.Join('\n', Output.TrimEnd().Split('\n').TakeLast(lines));
}
