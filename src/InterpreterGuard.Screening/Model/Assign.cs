using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>A value goes under names.</summary>
internal sealed record Assign(SourceSpan Span, IReadOnlyList<Node> Targets, Node? Value) : Node(Span)
{
    /// <summary>The names are new here, where the language tells a declaration from a change.</summary>
    public bool Declares { get; init; }
}
