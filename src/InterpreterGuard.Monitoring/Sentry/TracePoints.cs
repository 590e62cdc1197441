using System.Globalization;
using System.Text.Json;
using InterpreterGuard.Monitoring.Syscalls.Filter;
using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Sentry;

/// <summary>What gVisor's kernel is asked to tell, as the file that its runtime reads (<c>--pod-init-config</c>).</summary>
public static class TracePoints
{
    /// <summary>Where the host listens unless it is set otherwise.</summary>
    public const string DefaultSocket = "/run/interpreterguard/trace.sock";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private const string OpenAt = "syscall/openat/enter";
    private static readonly string[] Needed = ["container/start", "sentry/clone", "sentry/execve", "sentry/exit_notify_parent"];
    private static readonly string[] Told = [OpenAt, "syscall/open/enter", "syscall/creat/enter", "syscall/connect/enter", "syscall/bind/enter", "syscall/socket/enter", "syscall/execve/exit"];
    private static readonly string[] Who = ["time", "thread_id", "group_id", "process_name"];
    private static readonly string[] WhoAndWhere = [.. Who, "cwd"];

    /// <summary>Groups of calls of which the bare numbers say enough.</summary>
    internal static readonly CallGroup[] ByNumbers = [CallGroup.Forbidden, CallGroup.Signal, CallGroup.Identity];

    /// <summary>The file's text.</summary>
    /// <param name="socket">Where the host listens.</param>
    /// <param name="metadata">What <c>runsc trace metadata</c> prints: a single point that a build does not know would make it tell nothing at all.</param>
    /// <exception cref="InvalidDataException">This build cannot tell what is needed at least.</exception>
    public static string Configuration(string socket, string metadata)
    {
        var known = metadata.Split('\n').Where(line => line.StartsWith("Name: ", StringComparison.Ordinal)).Select(line => line[6..].Split(',')[0].Trim()).ToHashSet(StringComparer.Ordinal);
        if (Needed.Where(name => !known.Contains(name)).ToArray() is { Length: > 0 } missing)
            throw new InvalidDataException($"This build of runsc cannot tell of {string.Join(", ", missing)}; a newer one can");
        object[] points =
        [
            new { name = Needed[0], context_fields = (string[])["time", "container_id"] },
            .. Needed.Skip(1).Concat(Told).Where(known.Contains).Select(name => new { name, context_fields = WhoAndWhere, optional_fields = name == OpenAt ? ["fd_path"] : Array.Empty<string>() }),
            .. Numbers().Select(number => string.Create(CultureInfo.InvariantCulture, $"syscall/sysno/{number}/enter")).Where(known.Contains).Select(name => new { name, context_fields = Who }),
        ];
        var sink = new { name = "remote", config = new { endpoint = socket, retries = 5, backoff = "100us", backoff_max = "20ms" } };
        return JsonSerializer.Serialize(new { trace_session = new { name = "Default", points, sinks = (object[])[sink] } }, Indented);
    }

    private static IEnumerable<int> Numbers()
    {
        var table = SyscallTable.OfThisMachine;
        return WatchedCalls.All.Where(call => ByNumbers.Contains(call.Group)).Select(call => table.TryGetNumber(call.Name, out var number) ? number : -1).Where(number => number >= 0).Distinct().Order();
    }
}
