using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Screening.Parsing;

/// <summary>A text to be parsed.</summary>
internal sealed record ParseSource(Language Language, string Code);
