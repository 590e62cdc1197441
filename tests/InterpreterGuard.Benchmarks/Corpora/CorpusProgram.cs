using System.Text.Json;

namespace InterpreterGuard.Benchmarks.Corpora;

/// <summary>One program of a corpus, and what is expected of whoever reads it.</summary>
/// <param name="Corpus">The file it stands in.</param>
/// <param name="Id">Its name there.</param>
/// <param name="Language">As a host calls it.</param>
/// <param name="IsAbuse">It must be found; else it must be left alone.</param>
/// <param name="IsHonest">Its corpus is one of honest programs: nothing in it is labelled as abuse or as unsafe.</param>
/// <param name="Code">The source text.</param>
internal sealed record CorpusProgram(string Corpus, string Id, string Language, bool IsAbuse, bool IsHonest, string Code)
{
    /// <summary>Where corpora lie; <see langword="null"/> where none are named.</summary>
    public static string? Folder => Environment.GetEnvironmentVariable("GUARD_CORPORA") is { Length: > 0 } folder ? folder : null;

    /// <summary>All programs of a folder: one JSON object a line in files <c>*.jsonl</c>, with <c>id</c>, <c>language</c>, <c>code</c>, and <c>host_should</c> (block, flag or allow). Lines without code are no programs.</summary>
    public static List<CorpusProgram> ReadFolder(string folder) =>
    [
        .. from file in Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal)
           from line in File.ReadLines(file)
           let program = Read(Path.GetFileNameWithoutExtension(file), line)
           where program is not null
           select program,
    ];

    private static CorpusProgram? Read(string corpus, string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        if (!root.TryGetProperty("code", out var code))
            return null;
        var language = root.GetProperty("language").GetString()!;
        return new CorpusProgram(
            corpus, root.GetProperty("id").GetString()!, language == "bash" ? "shell" : language, root.GetProperty("host_should").GetString() != "allow",
            root.GetProperty("label").GetString() == "benign", code.GetString()!);
    }
}
