namespace InterpreterGuard.Cli.Commands;

/// <summary>Which language a file is in: by its name, else by its first line.</summary>
internal static class LanguageGuess
{
    public static string Of(string path, string code) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".py" => "python",
        ".js" or ".mjs" or ".cjs" => "javascript",
        ".sh" or ".bash" => "shell",
        ".cs" or ".csx" => "csharp",
        _ => OfFirstLine(code) ?? throw new GuardException($"The language of '{path}' is not plain from its name or first line; say it with --language."),
    };

    private static string? OfFirstLine(string code)
    {
        if (!code.StartsWith("#!", StringComparison.Ordinal))
            return null;
        var words = code.Split('\n', 2)[0][2..].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        // "#!/usr/bin/env -S python3 -u": the program is the first word that is neither env nor an option.
        var program = words.Select(Path.GetFileName).FirstOrDefault(word => word is not (null or "env") && word[0] != '-');
        return program switch
        {
            null => null,
            _ when program.StartsWith("python", StringComparison.Ordinal) => "python",
            "node" or "nodejs" => "javascript",
            "sh" or "bash" or "dash" => "shell",
            _ => null,
        };
    }
}
