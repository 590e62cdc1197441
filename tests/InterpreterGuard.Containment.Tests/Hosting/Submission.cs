using System.Text.Json.Serialization;

namespace InterpreterGuard.Containment.Tests.Hosting;

/// <summary>What is sent to the host. What is <see langword="null"/> is left out.</summary>
public sealed record Submission
{
    public required string Language { get; init; }

    public required string Code { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Stdin { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Args { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Profile { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Env { get; init; }

    [JsonPropertyName("timeout_seconds"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? TimeoutSeconds { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, object>? Limits { get; init; }

    public static Submission Python(string code) => new() { Language = "python", Code = code };

    public static Submission Shell(string code) => new() { Language = "shell", Code = code };
}
