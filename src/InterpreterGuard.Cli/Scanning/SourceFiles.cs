using InterpreterGuard.Cli.Commands;

namespace InterpreterGuard.Cli.Scanning;

/// <summary>Finds what there is to read. What is named is read or is a problem; below a folder, what is in no language the host knows is passed over.</summary>
internal static class SourceFiles
{
    private const int BytesMax = 1 << 20;

    /// <summary>Folders of tools: what lies there was installed or built, not written. Those whose names begin with a dot are passed over too.</summary>
    private static readonly string[] PassedOver = ["__pycache__", "bin", "node_modules", "obj", "site-packages", "venv"];

    /// <param name="paths">Files and folders; <c>-</c> is stdin.</param>
    /// <param name="language">The language of all of them; <see langword="null"/>: from each file's name, else its first line, else the host looks at it.</param>
    /// <param name="problems">What could not be read.</param>
    public static IEnumerable<SourceFile> Find(IEnumerable<string> paths, string? language, List<ScanProblem> problems)
    {
        foreach (var path in paths)
        {
            if (path == "-")
                yield return Named("stdin", Console.In.ReadToEnd(), language);
            else if (File.Exists(path))
                yield return Named(path, Read(path, problems), language);
            else if (!Directory.Exists(path))
                throw new GuardException($"{path} is not there.");
            else
            {
                foreach (var file in Below(path))
                {
                    if ((language ?? LanguageGuess.OfFile(file)) is { } known && Read(file, problems) is { Length: > 0 } code)
                        yield return new SourceFile(Shown(file), known, code);
                }
            }
        }
    }

    private static SourceFile Named(string path, string code, string? language) => new(Shown(path), language ?? LanguageGuess.TryOf(path, code), code);

    private static IEnumerable<string> Below(string folder)
    {
        var entries = new DirectoryInfo(folder).EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal).ToList();

        // A link may lead around in a circle, or out of what was named.
        foreach (var entry in entries.Where(entry => entry.LinkTarget is null && entry.Name[0] != '.'))
        {
            if (entry is FileInfo)
                yield return Path.Combine(folder, entry.Name);
            else if (!PassedOver.Contains(entry.Name, StringComparer.Ordinal))
            {
                foreach (var file in Below(Path.Combine(folder, entry.Name)))
                    yield return file;
            }
        }
    }

    private static string Read(string path, List<ScanProblem> problems)
    {
        try
        {
            if (new FileInfo(path).Length is var bytes and > BytesMax)
                problems.Add(new ScanProblem(Shown(path), $"has {bytes} bytes; at most {BytesMax} are read."));
            else
                return File.ReadAllText(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            problems.Add(new ScanProblem(Shown(path), $"cannot be read: {problem.Message}"));
        }

        return "";
    }

    private static string Shown(string path) => path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
}
