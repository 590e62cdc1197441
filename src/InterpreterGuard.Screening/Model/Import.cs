using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>A module, or a name out of one, is brought in. The member <c>*</c> is all of them.</summary>
internal sealed record Import(SourceSpan Span, string Module, string Member, string Alias) : Node(Span);
