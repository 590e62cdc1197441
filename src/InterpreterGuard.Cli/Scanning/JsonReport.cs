using System.Text.Json;

namespace InterpreterGuard.Cli.Scanning;

/// <summary>The host's answers as they came, one a file, and what was not read.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static string Write(ScanResult result) => JsonSerializer.Serialize(
        new
        {
            Files = result.Files.Select(file => new { file.File.Path, Language = file.File.Language ?? file.Screening.Language, Screening = file.Screening.Json }),
            NotRead = result.Problems.Select(problem => new { problem.Path, Problem = problem.Sentence }),
        },
        Written);
}
