namespace InterpreterGuard.Core.Observations;

/// <summary>
/// Where in its source a program was when something was seen. A hint for a reader's eye: it comes out of memory that the program itself can write, or out of what screening read, and nothing is decided by it.
/// </summary>
/// <param name="File">As the interpreter calls it, such as <c>main.py</c>; <c>submission</c> where screening told the line.</param>
/// <param name="Line">Counts from 1.</param>
/// <param name="From">How it is known.</param>
public sealed record SourceHint(string File, int Line, SourceHintFrom From);
