namespace InterpreterGuard.Monitoring.Files;

/// <summary>Folders a submission can write to.</summary>
internal static class WritablePlaces
{
    private static readonly string[] Folders = ["/work", "/tmp", "/dev/shm", "/run/shm", "/var/tmp"];

    public static bool Contains(string path) =>
        Folders.Any(folder => path.StartsWith(folder, StringComparison.Ordinal) && (path.Length == folder.Length || path[folder.Length] == '/'));
}
