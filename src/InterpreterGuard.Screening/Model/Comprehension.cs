using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>A list made by walking over others.</summary>
internal sealed record Comprehension(SourceSpan Span, Node Element, IReadOnlyList<Walk> Walks) : Node(Span);
