using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>The end of a loop.</summary>
internal sealed record Break(SourceSpan Span) : Node(Span);
