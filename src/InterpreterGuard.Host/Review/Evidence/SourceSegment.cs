using InterpreterGuard.Core.Detections;

namespace InterpreterGuard.Host.Review.Evidence;

/// <summary>A stretch of one line.</summary>
/// <param name="Pieces">What is shown.</param>
/// <param name="Severity">The highest severity of the findings that lie over it; <see langword="null"/>: none does.</param>
/// <param name="Title">What they say, in plain characters.</param>
internal sealed record SourceSegment(IReadOnlyList<ShownPiece> Pieces, Severity? Severity, string? Title);
