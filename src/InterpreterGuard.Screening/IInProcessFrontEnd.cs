using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Screening.Analyses.Folding;
using InterpreterGuard.Screening.Analyses.Programs;
using InterpreterGuard.Screening.Parsing;

namespace InterpreterGuard.Screening;

/// <summary>A language whose parser is a managed library: it reads in this process, within bounds of its own.</summary>
internal interface IInProcessFrontEnd
{
    Language Language { get; }

    /// <summary>How far its programs are followed.</summary>
    ProgramBounds Bounds { get; }

    /// <summary>Elements that a list of a folded value may have.</summary>
    int ListItemsMax { get; }

    /// <summary>A small program with something of everything that programs have, and no code inside it.</summary>
    string Sample { get; }

    ProgramDialect Dialect(FoldBounds bounds);

    /// <summary>The text as it is parsed: something that is a name stands where a part is unknown.</summary>
    string Prepare(string code, bool complete);

    /// <summary>Parses and builds the model. Nothing is thrown for what the text holds but <see cref="InsufficientExecutionStackException"/>, for nesting.</summary>
    /// <param name="code">The text.</param>
    /// <param name="spans">Where its places are in the submission.</param>
    /// <param name="memory">For a cell: what the cells before it left.</param>
    ParsedModel Parse(string code, SpanMap spans, CellMemory? memory);
}
