using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>A shell word: its pieces, before expansion.</summary>
internal sealed record Word(SourceSpan Span, IReadOnlyList<Node> Parts) : Node(Span);
