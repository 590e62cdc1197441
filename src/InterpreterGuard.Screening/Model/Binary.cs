using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>Two values and an operator, named as CPython names it (<c>Add</c>, <c>Mod</c> …).</summary>
internal sealed record Binary(SourceSpan Span, string Operator, Node Left, Node Right) : Node(Span);
