using System.Globalization;
using System.Runtime.InteropServices;

namespace InterpreterGuard.Cli.Running;

/// <summary>A process that cannot be mistaken: its pid and when it started. Pids are used again, such a pair is not.</summary>
/// <param name="Pid">The process id.</param>
/// <param name="StartTicks">Clock ticks from boot to its start.</param>
internal sealed partial record ProcessIdentity(int Pid, long StartTicks)
{
    /// <summary>Who has this pid now; <see langword="null"/> when nobody has, or only a zombie.</summary>
    public static ProcessIdentity? Of(int pid, string procFolder = "/proc")
    {
        string stat;
        try
        {
            stat = File.ReadAllText(Path.Combine(procFolder, pid.ToString(CultureInfo.InvariantCulture), "stat"));
        }
        catch (IOException)
        {
            return null;
        }

        // "pid (comm) state ppid …": comm may hold spaces and parentheses, so count from the last one. Start time is field 22.
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > 19 && fields[0] is not ("Z" or "X") && long.TryParse(fields[19], NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            ? new(pid, start)
            : null;
    }

    /// <summary>The short name of the program with this pid; empty when there is none.</summary>
    public static string NameOf(int pid, string procFolder = "/proc")
    {
        try
        {
            return File.ReadAllText(Path.Combine(procFolder, pid.ToString(CultureInfo.InvariantCulture), "comm")).Trim();
        }
        catch (IOException)
        {
            return "";
        }
    }

    /// <summary>Whether it still lives, itself and not a later process with its pid.</summary>
    public bool IsAlive(string procFolder = "/proc") => Of(Pid, procFolder) == this;

    /// <summary>Sends a signal, if it still lives.</summary>
    public void Signal(ProcessSignal signal)
    {
        if (IsAlive())
            _ = Kill(Pid, (int)signal);
    }

    /// <summary>Asks it to end, waits, then ends it. True when it is gone.</summary>
    public async Task<bool> EndAsync(TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        Signal(ProcessSignal.Terminate);
        if (await GoneAsync(patience, time, cancellationToken))
            return true;
        Signal(ProcessSignal.Kill);
        return await GoneAsync(TimeSpan.FromSeconds(5), time, cancellationToken);
    }

    private async Task<bool> GoneAsync(TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (IsAlive())
        {
            if (time.GetElapsedTime(began) > patience)
                return false;
            await Task.Delay(TimeSpan.FromMilliseconds(50), time, cancellationToken);
        }

        return true;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int pid, int signal);
}
