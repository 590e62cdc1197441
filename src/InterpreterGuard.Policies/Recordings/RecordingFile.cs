using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using InterpreterGuard.Core.Facts;

namespace InterpreterGuard.Policies.Recordings;

/// <summary>Recordings as files: JSON, a fact a line, so that two of them can be compared by eye.</summary>
public static class RecordingFile
{
    /// <summary>The folder of a policy in which recordings lie.</summary>
    public const string Folder = "recordings/";

    /// <summary>Facts in one recording.</summary>
    public const int FactsMax = 500;

    private const int BytesMax = 1 << 20;

    private static readonly JsonSerializerOptions Wire = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        AllowOutOfOrderMetadataProperties = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        MaxDepth = 16,
    };

    /// <summary>The file's text.</summary>
    public static string Write(Recording recording)
    {
        var head = JsonSerializer.Serialize(recording with { Facts = [] }, Wire);
        var facts = recording.Facts.Select(fact => "\n  " + JsonSerializer.Serialize(fact, Wire));
        return head.Replace("\"facts\":[]", $"\"facts\":[{string.Join(',', facts)}\n]", StringComparison.Ordinal) + "\n";
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problem">What is wrong with it, as the end of a sentence.</param>
    /// <returns>The recording; <see langword="null"/> when it cannot be read.</returns>
    public static Recording? Read(string path, out string problem)
    {
        problem = "";
        try
        {
            var file = new FileInfo(path);
            if (file.Length > BytesMax)
            {
                problem = $"has {file.Length} bytes; at most {BytesMax} are allowed";
                return null;
            }
            var recording = JsonSerializer.Deserialize<Recording>(File.ReadAllBytes(path), Wire);
            if (recording?.Facts is null || recording.Facts.Any(fact => fact?.Fact is not RuntimeFact))
                problem = "is not a recording";
            else if (recording.Facts.Count > FactsMax)
                problem = $"has {recording.Facts.Count} facts; at most {FactsMax} are allowed";
            return problem.Length == 0 ? recording : null;
        }
        catch (Exception wrong) when (wrong is JsonException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            problem = $"cannot be read: {wrong.Message}";
            return null;
        }
    }
}
