using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>Names of a function that are those of the code around it: <c>global</c>, <c>nonlocal</c>.</summary>
internal sealed record Shared(SourceSpan Span, IReadOnlyList<string> Names) : Node(Span);
