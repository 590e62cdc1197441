using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Syscalls.Filter;

/// <summary>Everything that is looked at.</summary>
internal static class WatchedCalls
{
    /// <summary>All of it, those met most often first.</summary>
    public static IReadOnlyList<WatchedCall> All { get; } = [.. TellingList.OfFiles, .. TellingList.Always, .. ForbiddenList.All];

    /// <summary>Whatever is asked in another ABI: its number means nothing to us.</summary>
    public static WatchedCall Foreign { get; } = new("foreign", CallGroup.Foreign, ArgumentCheck.Always, "foreign", Errno.NoSuchCall);

    /// <summary>What is watched with this way of watching files.</summary>
    public static IReadOnlyList<WatchedCall> For(FileWatch files) => files == FileWatch.Off ? [.. TellingList.Always, .. ForbiddenList.All] : All;
}
