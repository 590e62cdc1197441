using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>A test, and ways of which at most one is taken.</summary>
internal sealed record Branch(SourceSpan Span, IReadOnlyList<Node> Tests, IReadOnlyList<Node> Ways) : Node(Span);
