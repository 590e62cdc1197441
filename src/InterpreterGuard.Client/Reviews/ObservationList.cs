using System.Text.Json;

namespace InterpreterGuard.Client;

/// <summary>A page of what was seen while code ran, in order.</summary>
public sealed record ObservationList : GuardAnswer
{
    /// <summary>The observations as they came: <c>sequence</c>, <c>at</c>, <c>kind</c>, <c>decision</c>, <c>process</c> and <c>fact</c>.</summary>
    public IReadOnlyList<JsonElement> Observations { get; init; } = [];

    /// <summary>What to ask for the next page after; <see langword="null"/> on the last one.</summary>
    public long? NextAfter { get; init; }
}
