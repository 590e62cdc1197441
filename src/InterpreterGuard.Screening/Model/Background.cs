using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>A shell statement that nobody waits for: <c>… &amp;</c>.</summary>
internal sealed record Background(SourceSpan Span, Node Body) : Node(Span);
