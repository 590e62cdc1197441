using System.Text.Json;

namespace InterpreterGuard.Client;

/// <summary>Which policy judged, and what was applied as it was read back.</summary>
public sealed record PolicyReceipt
{
    /// <summary>The policy.</summary>
    public string Id { get; init; } = "";

    /// <summary>Its hash.</summary>
    public string Hash { get; init; } = "";

    /// <summary><c>enforce</c> or <c>observe</c>.</summary>
    public string Enforcement { get; init; } = "";

    /// <summary>The profile that was applied.</summary>
    public string Profile { get; init; } = "";

    /// <summary>The limits as the kernel and the engine report them.</summary>
    public JsonElement? Applied { get; init; }

    /// <summary>Which sensors saw, and what they lost.</summary>
    public JsonElement? Sensors { get; init; }

    /// <summary>What was seen and not kept.</summary>
    public long ObservationsDropped { get; init; }
}
