using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>A test, and ways of which at most one is taken.</summary>
internal sealed record Branch(SourceSpan Span, IReadOnlyList<Node> Tests, IReadOnlyList<Node> Ways) : Node(Span)
{
    /// <summary>What holds on each way where they are a choice by one value; <see langword="null"/> for the way of all that is left. Empty where that is not said.</summary>
    public IReadOnlyList<Test?> Asks { get; init; } = [];
}
