using System.Text.Json;
using System.Text.Json.Serialization;
using InterpreterGuard.Client.Transport;

namespace InterpreterGuard.Client;

/// <summary>A session to be opened. Everything may be left out.</summary>
public sealed record SessionRequest
{
    /// <summary>The language of code that names none.</summary>
    public string? Language { get; init; }

    /// <summary>A profile of the policy. Default: the policy's own.</summary>
    public string? Profile { get; init; }

    /// <summary>Limits beneath the profile's, in its words and units: <c>memory</c> → <c>256MiB</c>. Never above them.</summary>
    public IReadOnlyDictionary<string, object>? Limits { get; init; }

    /// <summary>Environment variables of all its executions.</summary>
    public IReadOnlyDictionary<string, string>? Env { get; init; }

    /// <summary>Files laid into its work folder.</summary>
    public IReadOnlyList<InputFile>? Files { get; init; }

    /// <summary>Who stands behind it.</summary>
    public CallerContext? Context { get; init; }

    /// <summary>How long it may be idle before it ends. Default and most: the policy's.</summary>
    [JsonPropertyName("idle_seconds")]
    public TimeSpan? Idle { get; init; }

    /// <summary>How long it may live at all. Default and most: the policy's.</summary>
    [JsonPropertyName("lifetime_seconds")]
    public TimeSpan? Lifetime { get; init; }

    /// <summary>The request as it stands on the wire.</summary>
    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, Wire.Options);
}
