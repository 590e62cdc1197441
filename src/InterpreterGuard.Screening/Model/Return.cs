using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>The end of a function with a value.</summary>
internal sealed record Return(SourceSpan Span, Node? Value) : Node(Span);
