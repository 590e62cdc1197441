using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>A name that some scope may know.</summary>
internal sealed record Name(SourceSpan Span, string Id) : Node(Span);
