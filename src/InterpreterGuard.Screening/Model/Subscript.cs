using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>An element or a stretch of a value: <c>target[index]</c>.</summary>
internal sealed record Subscript(SourceSpan Span, Node Target, Node Index) : Node(Span)
{
    /// <summary>It is a letter of a text.</summary>
    public bool OfText { get; init; }
}
