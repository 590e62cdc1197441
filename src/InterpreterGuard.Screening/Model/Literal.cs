using InterpreterGuard.Core.Screening;
using InterpreterGuard.Screening.Analyses.Values;

namespace InterpreterGuard.Screening.Model;

/// <summary>A constant as it is written.</summary>
internal sealed record Literal(SourceSpan Span, Value? Value) : Node(Span);
