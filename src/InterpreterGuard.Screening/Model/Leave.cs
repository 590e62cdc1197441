using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>What stands behind it does not run: an error that is raised, the next turn of a loop.</summary>
internal sealed record Leave(SourceSpan Span, IReadOnlyList<Node> Children) : Group(Span, Children);
