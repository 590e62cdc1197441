using System.Text;

namespace InterpreterGuard.Monitoring.Files;

/// <summary>
/// The short list of paths whose opening says something. Asked for every open while the program waits, so it allocates nothing and looks at the first folder first.
/// What honest runtimes read at their start is not on it: their own maps, cgroup, mountinfo and environment, meminfo, cpuinfo, /sys/fs/cgroup, /etc/passwd.
/// </summary>
internal sealed class SensitivePaths(IEnumerable<string> extra)
{
    private readonly byte[][] _extra = [.. extra.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Whether the guard itself lives there: no program has business with it.</summary>
    public static bool IsGuards(ReadOnlySpan<byte> path) => IsOrIsIn(path, "/run/guard"u8) || IsOrIsIn(path, "/var/run/guard"u8);

    /// <summary>Whether the path is on the list.</summary>
    /// <param name="path">Absolute, normalised, the own process written <c>self</c>.</param>
    /// <param name="writing">Whether it is opened for writing, or changed.</param>
    public bool Contains(ReadOnlySpan<byte> path, bool writing)
    {
        if (IsGuards(path) || path.StartsWith("/memfd:"u8) || ProcPaths.Contains(path, writing) || SystemPaths.Contains(path, writing) || HomePaths.Contains(path, writing))
            return true;
        foreach (var prefix in _extra)
        {
            if (IsOrIsIn(path, prefix))
                return true;
        }

        return false;
    }

    /// <summary>The path itself, or something beneath it.</summary>
    internal static bool IsOrIsIn(ReadOnlySpan<byte> path, ReadOnlySpan<byte> folder) =>
        path.StartsWith(folder) && (path.Length == folder.Length || path[folder.Length] == '/');
}
