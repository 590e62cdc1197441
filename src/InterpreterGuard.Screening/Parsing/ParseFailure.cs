namespace InterpreterGuard.Screening.Parsing;

/// <summary>Why there is no tree, in the words of <see cref="Core.Facts.CodeUnreadable.Reason"/>. The place counts from 1.</summary>
internal sealed record ParseFailure(string Reason, string Message, int Line = 1, int Column = 1);
