using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Screening.Analyses.Programs;

namespace InterpreterGuard.Screening.Analyses;

/// <summary>A text to be read: the submission itself, or code found inside it.</summary>
/// <param name="Language">What it is read as.</param>
/// <param name="Code">The text.</param>
/// <param name="Path">How it was reached; empty for the submission itself.</param>
/// <param name="Span">For an inner text: the outermost expression that holds it.</param>
/// <param name="Complete">No part of the text is unknown. A gap in it may keep it from parsing, and that is nobody's fault.</param>
/// <param name="Outer">The names an inner text sees, where it shares them (exec, eval).</param>
internal sealed record LayerContext(
    Language Language, string Code, IReadOnlyList<string> Path, SourceSpan? Span, bool Complete, Scope? Outer)
{
    /// <summary>For a cell: what the cells before it left.</summary>
    public CellMemory? Memory { get; init; }

    /// <summary>Whose text it is.</summary>
    public string? Owner { get; init; }
}
