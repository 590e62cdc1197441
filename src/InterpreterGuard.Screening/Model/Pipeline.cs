using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>Commands whose output goes into the next one.</summary>
internal sealed record Pipeline(SourceSpan Span, IReadOnlyList<Node> Stages) : Node(Span);
