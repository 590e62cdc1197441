using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>Literal text inside a word.</summary>
internal sealed record Piece(SourceSpan Span, string Text, bool Quoted) : Node(Span);
