using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>Text put together from pieces: an interpolated string.</summary>
internal sealed record Join(SourceSpan Span, IReadOnlyList<Node> Parts) : Node(Span);
