using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>A list spread into its elements.</summary>
internal sealed record Starred(SourceSpan Span, Node Value) : Node(Span);
