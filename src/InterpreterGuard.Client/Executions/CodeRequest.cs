using System.Text.Json;
using System.Text.Json.Serialization;
using InterpreterGuard.Client.Transport;

namespace InterpreterGuard.Client;

/// <summary>Code to run, and what it may use. In a session, <see cref="Language"/> may be left out, and <see cref="Files"/>, <see cref="Profile"/> and <see cref="Limits"/> are the session's.</summary>
public sealed record CodeRequest
{
    /// <summary><c>python</c>, <c>javascript</c>, <c>shell</c> or <c>csharp</c>. Needed outside of a session.</summary>
    public string? Language { get; init; }

    /// <summary>The source text.</summary>
    public required string Code { get; init; }

    /// <summary>What the program reads from its standard input. Default: nothing.</summary>
    public string? Stdin { get; init; }

    /// <summary>The program's arguments.</summary>
    public IReadOnlyList<string>? Args { get; init; }

    /// <summary>Environment variables beside the image's own.</summary>
    public IReadOnlyDictionary<string, string>? Env { get; init; }

    /// <summary>Files laid into the work folder before the code starts.</summary>
    public IReadOnlyList<InputFile>? Files { get; init; }

    /// <summary>A profile of the policy. Default: the policy's own.</summary>
    public string? Profile { get; init; }

    /// <summary>A wall clock shorter than the profile's.</summary>
    [JsonPropertyName("timeout_seconds")]
    public TimeSpan? Timeout { get; init; }

    /// <summary>Limits beneath the profile's, in its words and units: <c>memory</c> → <c>256MiB</c>. Never above them.</summary>
    public IReadOnlyDictionary<string, object>? Limits { get; init; }

    /// <summary>Who stands behind it; kept with the execution, and shown to reviewers.</summary>
    public CallerContext? Context { get; init; }

    /// <summary><c>interactive</c> or <c>batch</c>: who goes first when the host is busy. Default: interactive for what is waited for, batch for what is not.</summary>
    public string? Priority { get; init; }

    /// <summary>The request as it stands on the wire.</summary>
    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, Wire.Options);
}
