using System.Text;

namespace InterpreterGuard.Monitoring.Files;

/// <summary>Folders a submission can write to.</summary>
internal static class WritablePlaces
{
    private static readonly byte[][] Folders = ["/work"u8.ToArray(), "/tmp"u8.ToArray(), "/dev/shm"u8.ToArray(), "/run/shm"u8.ToArray(), "/var/tmp"u8.ToArray()];

    public static bool Contains(string path) => Contains(Encoding.UTF8.GetBytes(path));

    public static bool Contains(ReadOnlySpan<byte> path)
    {
        foreach (var folder in Folders)
        {
            if (SensitivePaths.IsOrIsIn(path, folder))
                return true;
        }

        return false;
    }
}
