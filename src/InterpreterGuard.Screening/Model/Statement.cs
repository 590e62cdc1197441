using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>An expression whose value nobody takes.</summary>
internal sealed record Statement(SourceSpan Span, Node Expression) : Node(Span);
