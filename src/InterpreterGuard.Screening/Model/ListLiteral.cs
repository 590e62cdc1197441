using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>A list, tuple or set written out.</summary>
internal sealed record ListLiteral(SourceSpan Span, IReadOnlyList<Node> Items) : Node(Span);
