namespace InterpreterGuard.Cli.Repl.Editing;

/// <summary>How typing ended.</summary>
internal enum InputEnd
{
    /// <summary>Enter, or Ctrl-D behind text.</summary>
    Sent,

    /// <summary>Ctrl-C.</summary>
    Interrupted,

    /// <summary>Ctrl-D with nothing typed, or the end of the input.</summary>
    Left,
}
