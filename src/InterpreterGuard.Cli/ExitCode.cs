namespace InterpreterGuard.Cli;

/// <summary>What the guard command tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>The code ran to its end; or what was asked is done.</summary>
    public const int Completed = 0;

    /// <summary>The code failed or met a limit; or a test failed.</summary>
    public const int CodeFailed = 1;

    /// <summary>The guard stopped it: refused, held or killed.</summary>
    public const int Stopped = 2;

    /// <summary>Ours: unreachable, broken, or asked wrongly.</summary>
    public const int Ours = 3;

    /// <summary>The exit code for an execution's status. A status this command does not know is ours, never a success.</summary>
    public static int ForStatus(string? status) => status switch
    {
        "completed" => Completed,
        "failed" or "timed_out" or "cpu_exceeded" or "memory_exceeded" or "output_exceeded" or "process_limit" or "disk_exceeded" => CodeFailed,
        "refused" or "held" or "killed" => Stopped,
        _ => Ours,
    };
}
