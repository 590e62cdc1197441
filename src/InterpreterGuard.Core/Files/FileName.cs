namespace InterpreterGuard.Core.Files;

/// <summary>Which names a caller may give a stored file.</summary>
public static class FileName
{
    public const int LengthMax = 255;

    /// <summary>Says what is wrong with a name, or <see langword="null"/> when nothing is.</summary>
    public static string? Problem(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            return "is empty; name the file, such as 'input.csv'";
        if (name.Length > LengthMax)
            return $"has {name.Length} characters; at most {LengthMax} are allowed";
        if (name.Any(c => char.IsControl(c) || c is '/' or '\\'))
            return "has a control character, '/' or '\\'; send a plain name without a folder, such as 'input.csv'";
        return name is "." or ".." ? "is a folder's name; name the file, such as 'input.csv'" : null;
    }
}
