using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>One of two values.</summary>
internal sealed record Conditional(SourceSpan Span, Node Test, Node Then, Node Else) : Node(Span)
{
    /// <summary><c>And</c> or <c>Or</c> where one of the values is the test itself: of an <c>And</c> it stands last, of an <c>Or</c> first.</summary>
    public string Operator { get; init; } = "";
}
