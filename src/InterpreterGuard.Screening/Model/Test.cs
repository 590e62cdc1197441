using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>A question with the answer yes or no. The operator is named as CPython names it (<c>Eq</c>, <c>NotEq</c>, <c>In</c>, <c>NotIn</c>, <c>And</c>, <c>Or</c>, <c>Not</c>); questions whose answer says nothing of a value are groups.</summary>
internal sealed record Test(SourceSpan Span, string Operator, IReadOnlyList<Node> Operands) : Group(Span, Operands);
