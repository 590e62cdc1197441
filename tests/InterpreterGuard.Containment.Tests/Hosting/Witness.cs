using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace InterpreterGuard.Containment.Tests.Hosting;

/// <summary>
/// Looks at a sandbox's processes from the machine outside. A program under test starts <c>sleep</c> with a number nobody else has, by which we find it,
/// its parent and its container without asking the host.
/// </summary>
internal sealed partial class Witness
{
    private static int _count;

    private Witness(int pid) => Pid = pid;

    /// <summary>The machine's number of the sleeping process.</summary>
    public int Pid { get; }

    /// <summary>An argument for <c>sleep</c> that occurs once: about a minute and a half, told apart by its fraction.</summary>
    public static string Mark() => string.Create(CultureInfo.InvariantCulture, $"90.{Environment.ProcessId:0000000}{Interlocked.Increment(ref _count):0000}");

    /// <summary>Waits until the marked process exists.</summary>
    public static async Task<Witness> FindAsync(string mark)
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(20))
        {
            foreach (var folder in Directory.EnumerateDirectories("/proc"))
            {
                if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) && Read(pid, "cmdline") == $"sleep\0{mark}\0")
                    return new Witness(pid);
            }

            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"no process 'sleep {mark}' within 20 s");
    }

    /// <summary>The number of its parent, on this machine.</summary>
    public int Parent() => int.Parse(Read(Pid, "stat").Split(") ")[1].Split(' ')[1], CultureInfo.InvariantCulture);

    /// <summary>The id of the container it runs in, read from its control group.</summary>
    public string Container() => ContainerId().Match(Read(Pid, "cgroup")).Value is { Length: 64 } id ? id : throw new InvalidOperationException("it runs in no container");

    /// <summary>Whether a process is gone or only waits to be reaped.</summary>
    public static bool IsDead(int pid) => Read(pid, "stat") is var stat && (stat.Length == 0 || stat.Split(") ")[1][0] is 'Z' or 'X');

    /// <summary>Waits until it is dead; false when that takes too long.</summary>
    public async Task<bool> DiesWithinAsync(TimeSpan patience)
    {
        var started = Stopwatch.GetTimestamp();
        while (!IsDead(Pid))
        {
            if (Stopwatch.GetElapsedTime(started) > patience)
                return false;
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        return true;
    }

    private static string Read(int pid, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/{file}");
        }
        catch (IOException)
        {
            // It ended between being listed and being read.
            return "";
        }
    }

    [GeneratedRegex("[0-9a-f]{64}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ContainerId();
}
