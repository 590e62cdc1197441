namespace InterpreterGuard.Policies.Yaml;

/// <summary>How messages are worded.</summary>
internal static class Problems
{
    private const int CutAt = 60;

    /// <summary>A file's text in a message: one line, without control characters, not too long.</summary>
    public static string Cut(string text)
    {
        var clean = string.Create(Math.Min(text.Length, CutAt), text, static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
                to[i] = char.IsControl(from[i]) ? ' ' : from[i];
        });
        return text.Length > CutAt ? clean + "…" : clean;
    }

    /// <summary>A sentence that guesses what was meant, with a blank before it; empty when nothing is near.</summary>
    public static string Meant(string written, IEnumerable<string> known) =>
        Nearest.To(written, known) is { } near ? $" Did you mean '{near}'?" : "";
}
