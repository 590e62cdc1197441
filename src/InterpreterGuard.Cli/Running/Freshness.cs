namespace InterpreterGuard.Cli.Running;

/// <summary>Whether something built is newer than everything it was built from.</summary>
internal static class Freshness
{
    private static readonly string[] Made = ["bin", "obj"];

    public static bool IsFresh(string stamp, params IEnumerable<string> sources)
    {
        if (!File.Exists(stamp))
            return false;
        var built = File.GetLastWriteTimeUtc(stamp);
        return sources.SelectMany(FilesOf).All(file => File.GetLastWriteTimeUtc(file) <= built);
    }

    private static IEnumerable<string> FilesOf(string path)
    {
        if (File.Exists(path))
            return [path];
        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path).Concat(Directory.EnumerateDirectories(path).Where(folder => !Made.Contains(Path.GetFileName(folder), StringComparer.Ordinal)).SelectMany(FilesOf))
            : [];
    }
}
