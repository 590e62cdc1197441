using System.Text;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Executions;

/// <summary>What every request with code has: the code and its language.</summary>
internal static class CodeReading
{
    public static Language Language(ObjectReader reader)
    {
        var there = string.Join(", ", Core.Submissions.Language.Runnable);
        var name = reader.Required("language", $"there are {there}");
        if (!Core.Submissions.Language.TryParse(name, out var language) && name is not null)
            reader.Add("language", $"'{Nearest.Quote(name)}' is not known; there are {there}");
        return language;
    }

    /// <summary>The language a request names, or the usual one.</summary>
    public static Language LanguageOr(ObjectReader reader, Language usual)
    {
        if (reader.Text("language") is not { } name)
            return usual;
        if (!Core.Submissions.Language.TryParse(name, out var language))
            reader.Add("language", $"'{Nearest.Quote(name)}' is not known; there are {string.Join(", ", Core.Submissions.Language.Runnable)}");
        return language;
    }

    public static string Code(ObjectReader reader, int bytesMax)
    {
        var code = reader.Required("code", "send the source text") ?? "";
        var bytes = Encoding.UTF8.GetByteCount(code);
        if (bytes > bytesMax)
            reader.Add("code", $"has {bytes} bytes; at most {bytesMax} are allowed. Move data into files");
        if (code.Contains('\0', StringComparison.Ordinal))
            reader.Add("code", $"has a NUL character at position {code.IndexOf('\0', StringComparison.Ordinal)}; source text has none");
        return code;
    }
}
