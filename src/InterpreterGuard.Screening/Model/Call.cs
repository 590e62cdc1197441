using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>A call: what is called, and with what.</summary>
internal sealed record Call(SourceSpan Span, Node Target, IReadOnlyList<Node> Arguments, IReadOnlyList<Keyword> Keywords) : Node(Span);
