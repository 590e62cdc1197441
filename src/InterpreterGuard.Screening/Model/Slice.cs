using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>A stretch inside a <see cref="Subscript"/>.</summary>
internal sealed record Slice(SourceSpan Span, Node? Lower, Node? Upper, Node? Step) : Node(Span);
