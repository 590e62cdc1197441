namespace InterpreterGuard.Monitoring.Files;

/// <summary>Folders a submission can write to.</summary>
internal static class WritablePlaces
{
    private static readonly string[] Folders = ["/work", "/tmp", "/dev/shm", "/run/shm", "/var/tmp"];

    public static bool Contains(string path) =>
        Folders.Any(folder => path.StartsWith(folder, StringComparison.Ordinal) && (path.Length == folder.Length || path[folder.Length] == '/'));

    /// <summary>The same of bytes, without garbage.</summary>
    public static bool Contains(ReadOnlySpan<byte> path) =>
        SensitivePaths.IsOrIsIn(path, "/work"u8)
        || SensitivePaths.IsOrIsIn(path, "/tmp"u8)
        || SensitivePaths.IsOrIsIn(path, "/dev/shm"u8)
        || SensitivePaths.IsOrIsIn(path, "/run/shm"u8)
        || SensitivePaths.IsOrIsIn(path, "/var/tmp"u8);
}
