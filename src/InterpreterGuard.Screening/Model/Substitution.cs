using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>The output of commands, as text or (process substitution) as a file.</summary>
internal sealed record Substitution(SourceSpan Span, Node Body, bool Quoted, bool AsFile) : Node(Span);
