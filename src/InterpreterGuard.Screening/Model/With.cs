using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>A value held while a body runs.</summary>
internal sealed record With(SourceSpan Span, Node Value, Node? Target, Node Body) : Node(Span);
