using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>A value goes under names.</summary>
internal sealed record Assign(SourceSpan Span, IReadOnlyList<Node> Targets, Node? Value) : Node(Span);
