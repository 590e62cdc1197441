using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>One of two values.</summary>
internal sealed record Conditional(SourceSpan Span, Node Test, Node Then, Node Else) : Node(Span);
