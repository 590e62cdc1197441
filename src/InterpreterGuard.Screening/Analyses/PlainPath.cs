namespace InterpreterGuard.Screening.Analyses;

/// <summary>Paths without detours: <c>/usr/../etc/shadow</c> is <c>/etc/shadow</c>, and so is <c>../etc/shadow</c> seen from the work folder, which lies directly under the root.</summary>
internal static class PlainPath
{
    private static readonly string[] Roots = ["etc", "proc", "sys", "root", "home", "var", "dev", "run", "boot", "usr"];

    public static string? Of(string? text)
    {
        const int LengthMax = 1024;
        if (text is null || text.Length > LengthMax || !HasDetour(text) || text.Contains("://", StringComparison.Ordinal) || text.Contains(' ', StringComparison.Ordinal))
            return text;
        var isAbsolute = text[0] == '/';
        if (!isAbsolute && text[0] != '~' && !text.StartsWith("..", StringComparison.Ordinal))
            return text;
        var parts = new List<string>();
        foreach (var part in text.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] != "~")
                parts.RemoveAt(parts.Count - 1);
            else if (part is not ("." or ".."))
                parts.Add(part);
        }
        if (!isAbsolute && text[0] != '~')
            return parts.Count > 0 && Roots.Contains(parts[0], StringComparer.Ordinal) ? "/" + string.Join('/', parts) : text;
        return (isAbsolute ? "/" : "") + string.Join('/', parts);
    }

    private static bool HasDetour(string text) => text.Length > 2
        && (text.Contains("../", StringComparison.Ordinal) || text.Contains("/./", StringComparison.Ordinal) || text.Contains("//", StringComparison.Ordinal));
}
