namespace InterpreterGuard.Core.Submissions;

/// <summary>The first line of a text that says what runs it, such as <c>#!/usr/bin/env -S python3 -u</c>.</summary>
public static class Shebang
{
    private static readonly char[] Blanks = [' ', '\t', '\r'];

    /// <summary>The program it names, without folder and options; <see langword="null"/> when the text does not begin with such a line.</summary>
    public static string? Program(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (!code.StartsWith("#!", StringComparison.Ordinal))
            return null;
        var end = code.IndexOf('\n', StringComparison.Ordinal);

        // The program is the first word that is neither env nor an option.
        return code[2..(end < 0 ? code.Length : end)].Split(Blanks, StringSplitOptions.RemoveEmptyEntries)
            .Select(Path.GetFileName)
            .FirstOrDefault(word => word is not (null or "" or "env") && word[0] != '-');
    }
}
