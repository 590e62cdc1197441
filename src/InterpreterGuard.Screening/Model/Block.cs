using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>Statements one after the other.</summary>
internal sealed record Block(SourceSpan Span, IReadOnlyList<Node> Statements) : Node(Span)
{
    /// <summary>Each runs only where the one before it succeeded: a shell's <c>&amp;&amp;</c>.</summary>
    public bool Chained { get; init; }

    /// <summary>What runs instead where an error ends it.</summary>
    public IReadOnlyList<Node> Handlers { get; init; } = [];
}
