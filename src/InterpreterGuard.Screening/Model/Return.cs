using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>The end of a function with a value.</summary>
internal sealed record Return(SourceSpan Span, Node? Value) : Node(Span)
{
    /// <summary>It is no end: the function gives a value and goes on (<c>yield</c>).</summary>
    public bool GoesOn { get; init; }
}
