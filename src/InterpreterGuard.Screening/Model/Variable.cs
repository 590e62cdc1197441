using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>A shell variable. The operand is the default of <c>${x:-y}</c>.</summary>
internal sealed record Variable(SourceSpan Span, string Name, bool Quoted, VariableOperation Operation, Node? Operand) : Node(Span);
