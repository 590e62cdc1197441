namespace InterpreterGuard.Core.Evidence;

/// <summary>How much was seen of an execution, and when.</summary>
/// <param name="Count">Observations kept.</param>
/// <param name="First">When the first was seen; <see langword="null"/> when there is none.</param>
/// <param name="Last">When the last was seen; <see langword="null"/> when there is none.</param>
public sealed record TimelineExtent(int Count, DateTimeOffset? First, DateTimeOffset? Last);
