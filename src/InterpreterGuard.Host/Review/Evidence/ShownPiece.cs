namespace InterpreterGuard.Host.Review.Evidence;

/// <summary>A stretch of text as a person is shown it.</summary>
/// <param name="Text">Harmless characters; or the mark that stands for hidden ones, such as <c>⟨U+202E⟩</c>.</param>
/// <param name="Hidden">What the mark stands for; <see langword="null"/>: plain text.</param>
public sealed record ShownPiece(string Text, string? Hidden);
