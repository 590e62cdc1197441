namespace InterpreterGuard.Screening.Hidden;

/// <summary>A stretch of a line that hides something: the fields of <see cref="Core.Facts.CodeHidden"/>, and its place in the line.</summary>
internal sealed record HiddenStretch(int Start, int End, string Technique, string Decoded, string Place, int Characters);
