using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>Statements one after the other.</summary>
internal sealed record Block(SourceSpan Span, IReadOnlyList<Node> Statements) : Node(Span);
