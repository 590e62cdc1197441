using InterpreterGuard.Core.Profiles;

namespace InterpreterGuard.Monitoring.Syscalls.Filter;

/// <summary>Everything that is looked at.</summary>
internal static class WatchedCalls
{
    /// <summary>All of it, those met most often first.</summary>
    public static IReadOnlyList<WatchedCall> All { get; } = [.. TellingList.OfFiles, .. TellingList.Always, .. ForbiddenList.All];

    /// <summary>What is watched with this way of watching files.</summary>
    public static IReadOnlyList<WatchedCall> For(FileWatch files) => files == FileWatch.Off ? [.. TellingList.Always, .. ForbiddenList.All] : All;
}
