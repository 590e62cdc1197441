using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>A piece of source in the one form that all analyses read, whatever language it was written in.</summary>
internal abstract record Node(SourceSpan Span);
