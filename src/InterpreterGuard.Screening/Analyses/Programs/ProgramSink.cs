namespace InterpreterGuard.Screening.Analyses.Programs;

/// <summary>How a library function turns its arguments into something that runs.</summary>
internal enum ProgramSink
{
    None,

    /// <summary>The first argument is code of the same language.</summary>
    Code,

    /// <summary>The first argument is a shell text, or a list that is a command.</summary>
    Shell,

    /// <summary>The first argument is a command, and an option says whether a shell reads it.</summary>
    Process,

    /// <summary>The arguments are a command's words.</summary>
    Arguments,

    /// <summary>A path, then a list of words.</summary>
    PathThenList,

    /// <summary>A path, then the words.</summary>
    PathThenArguments,

    /// <summary>A mode, a path, then words or a list of them.</summary>
    ModeThenPath,

    /// <summary>An IPython magic.</summary>
    Magic,
}
