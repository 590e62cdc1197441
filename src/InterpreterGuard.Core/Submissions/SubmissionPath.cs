namespace InterpreterGuard.Core.Submissions;

/// <summary>Which paths a caller may name inside the work folder.</summary>
public static class SubmissionPath
{
    /// <summary>Characters a path may have. Deeper or longer than this is nobody's data file.</summary>
    public const int LengthMax = 255;

    /// <summary>Characters the path of what lies there already may have.</summary>
    public const int FoundLengthMax = 1024;

    /// <summary>Says what is wrong with the path of a file to make, or <see langword="null"/> when nothing is.</summary>
    public static string? Problem(string? path)
    {
        if (path is not null && (path.Any(char.IsControl) || path.Contains('\\', StringComparison.Ordinal)))
            return "has a control character or a backslash; use plain names separated by '/'";
        return Problem(path, LengthMax);
    }

    /// <summary>Says what is wrong with the path of a file that code may have made, which chooses names as it likes; or <see langword="null"/> when nothing is.</summary>
    public static string? ProblemOfFound(string? path) => path is not null && path.Contains('\0', StringComparison.Ordinal)
        ? "has a zero character, which no name has"
        : Problem(path, FoundLengthMax);

    private static string? Problem(string? path, int lengthMax)
    {
        if (string.IsNullOrEmpty(path))
            return "is empty; name a file inside the work folder, such as 'data/input.csv'";
        if (path.Length > lengthMax)
            return $"has {path.Length} characters; at most {lengthMax} are allowed";
        if (path[0] == '/')
            return "is absolute; name it relative to the work folder, without the leading '/'";
        if (path.Split('/').Any(part => part is "" or "." or ".."))
            return "has an empty, '.' or '..' part; name it plainly, such as 'data/input.csv'";
        return null;
    }
}
