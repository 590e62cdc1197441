using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Cli.Commands;

/// <summary>Which language a file is in: by its name, else by its first line.</summary>
internal static class LanguageGuess
{
    private const int FirstLineMax = 128;

    public static string? TryOf(string path, string code) => OfName(path) ?? OfFirstLine(code);

    public static string Of(string path, string code) => TryOf(path, code) ?? throw new GuardException($"The language of '{path}' is not plain from its name or first line; say it with --language.");

    /// <summary>The language of a file that nobody has read yet; <see langword="null"/> when it is none of ours.</summary>
    public static string? OfFile(string path)
    {
        if (OfName(path) is { } known)
            return known;
        if (Path.GetExtension(path).Length > 0)
            return null;
        try
        {
            using var text = new StreamReader(path);
            var first = new char[FirstLineMax];
            return OfFirstLine(new string(first, 0, text.ReadBlock(first)));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // A file whose language nobody knows is none of ours.
            return null;
        }
    }

    private static string? OfName(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".py" => "python",
        ".js" or ".mjs" or ".cjs" or ".jsx" => "javascript",
        ".sh" or ".bash" => "shell",
        ".cs" or ".csx" => "csharp",
        _ => null,
    };

    private static string? OfFirstLine(string code) => Shebang.Program(code) switch
    {
        { } program when program.StartsWith("python", StringComparison.Ordinal) => "python",
        "node" or "nodejs" => "javascript",
        "sh" or "bash" or "dash" => "shell",
        _ => null,
    };
}
