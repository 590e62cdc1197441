using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>A member of a value: <c>target.member</c>.</summary>
internal sealed record Attribute(SourceSpan Span, Node Target, string Member) : Node(Span);
