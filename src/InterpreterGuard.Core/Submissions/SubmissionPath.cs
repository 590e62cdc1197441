namespace InterpreterGuard.Core.Submissions;

/// <summary>Which paths a caller may name inside the work folder.</summary>
public static class SubmissionPath
{
    /// <summary>Characters a path may have. Deeper or longer than this is nobody's data file.</summary>
    public const int LengthMax = 255;

    /// <summary>Says what is wrong with a path, or <see langword="null"/> when nothing is.</summary>
    public static string? Problem(string? path)
    {
        if (string.IsNullOrEmpty(path))
            return "is empty; name a file inside the work folder, such as 'data/input.csv'";
        if (path.Length > LengthMax)
            return $"has {path.Length} characters; at most {LengthMax} are allowed";
        if (path[0] == '/')
            return "is absolute; name it relative to the work folder, without the leading '/'";
        if (path.Any(char.IsControl) || path.Contains('\\', StringComparison.Ordinal))
            return "has a control character or a backslash; use plain names separated by '/'";
        if (path.Split('/').Any(part => part is "" or "." or ".."))
            return "has an empty, '.' or '..' part; name it plainly, such as 'data/input.csv'";
        return null;
    }
}
