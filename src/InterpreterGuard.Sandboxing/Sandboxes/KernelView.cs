using System.Globalization;

namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>How the kernel holds a sandbox, read from <c>/proc</c> once its runner is up and before it is given any code.</summary>
internal sealed record KernelView
{
    /// <summary>The sandbox's init: the guard's own program, without a submission's code in it.</summary>
    public required ProcessStatus Init { get; init; }

    /// <summary>The process that will run the code.</summary>
    public required ProcessStatus Runner { get; init; }

    public required IReadOnlyDictionary<string, MountEntry> Mounts { get; init; }

    /// <summary>Soft limits of the runner by the kernel's names, such as <c>Max open files</c>; -1 is unlimited.</summary>
    public required IReadOnlyDictionary<string, long> Limits { get; init; }

    /// <summary>Network interfaces beside the loopback.</summary>
    public required IReadOnlyList<string> Interfaces { get; init; }

    /// <summary>Who listens in its network before any code ran: the guard's own relay and resolver, or nobody.</summary>
    public required IReadOnlyList<string> Listeners { get; init; }

    /// <summary>Kinds of namespaces it shares with this host's process; none of them may be.</summary>
    public required IReadOnlyList<string> SharedNamespaces { get; init; }

    /// <exception cref="IOException">The process is gone, or cannot be read.</exception>
    public static KernelView Read(int initPid)
    {
        var runner = Child(initPid);
        return new()
        {
            Init = ProcessStatus.Read(initPid),
            Runner = ProcessStatus.Read(runner),
            Mounts = MountEntry.Parse(Lines(runner, "mountinfo")),
            Limits = LimitsOf(Lines(runner, "limits")),
            Interfaces = InterfacesOf(Lines(runner, "net/dev")),
            Listeners = ListeningSockets.Read(file => Lines(runner, file)),
            SharedNamespaces = [.. ((string[])["ipc", "mnt", "net", "pid", "uts"]).Where(kind => Namespace("self", kind) == Namespace(Text(runner), kind))],
        };
    }

    /// <summary>Network interfaces beside the loopback, in the network of any process.</summary>
    public static IReadOnlyList<string> InterfacesOf(int pid) => InterfacesOf(Lines(pid, "net/dev"));

    // Init has started one process by now, the runner.
    private static int Child(int initPid)
    {
        var children = File.ReadAllText($"/proc/{Text(initPid)}/task/{Text(initPid)}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return children.Length > 0 && int.TryParse(children[0], CultureInfo.InvariantCulture, out var pid)
            ? pid
            : throw new IOException($"Init {initPid} has no runner.");
    }

    private static string[] Lines(int pid, string file) => File.ReadAllLines($"/proc/{Text(pid)}/{file}");

    // "Max open files            1024                 1024                 files"
    private static Dictionary<string, long> LimitsOf(IEnumerable<string> lines)
    {
        const int nameWidth = 26;
        const int valueWidth = 21;
        var limits = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var line in lines.Skip(1).Where(line => line.Length > nameWidth + valueWidth))
            limits[line[..nameWidth].Trim()] = long.TryParse(line.AsSpan(nameWidth, valueWidth).Trim(), CultureInfo.InvariantCulture, out var value) ? value : -1;
        return limits;
    }

    private static List<string> InterfacesOf(IEnumerable<string> lines) =>
        [.. lines.Where(line => line.Contains(':', StringComparison.Ordinal)).Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)].Trim()).Where(name => name is not "lo").Order(StringComparer.Ordinal)];

    // A link that may not be read compares as itself, never as the host's own.
    private static string Namespace(string process, string kind)
    {
        try
        {
            return new FileInfo($"/proc/{process}/ns/{kind}").LinkTarget ?? process;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return process;
        }
    }

    private static string Text(int pid) => pid.ToString(CultureInfo.InvariantCulture);
}
