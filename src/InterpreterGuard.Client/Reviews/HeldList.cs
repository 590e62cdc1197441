namespace InterpreterGuard.Client;

/// <summary>A page of held submissions, oldest first.</summary>
public sealed record HeldList : GuardAnswer
{
    /// <summary>The submissions.</summary>
    public IReadOnlyList<HeldSubmission> Held { get; init; } = [];

    /// <summary>What to ask for the next page after; <see langword="null"/> on the last one.</summary>
    public string? NextAfter { get; init; }
}
