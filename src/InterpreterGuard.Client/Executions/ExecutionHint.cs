using System.Text.Json;

namespace InterpreterGuard.Client;

/// <summary>What of the sandbox the code ran into, for whoever writes the next attempt.</summary>
public sealed record ExecutionHint
{
    /// <summary><c>network</c>, <c>read_only</c>, <c>memory</c>, <c>permission</c>, <c>processes</c>, <c>disk</c>, <c>output</c>, <c>time</c> or <c>cpu</c>.</summary>
    public string About { get; init; } = "";

    /// <summary>What happened.</summary>
    public string Text { get; init; } = "";

    /// <summary>The limit that was met.</summary>
    public JsonElement? Limit { get; init; }

    /// <summary>The rule that spoke.</summary>
    public string? Rule { get; init; }

    /// <summary>What would have worked.</summary>
    public string? Change { get; init; }
}
