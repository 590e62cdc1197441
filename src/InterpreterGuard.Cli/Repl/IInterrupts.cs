namespace InterpreterGuard.Cli.Repl;

/// <summary>Ctrl-C while code runs.</summary>
internal interface IInterrupts
{
    /// <summary>Tells each one, counted from 1, until what is returned is disposed.</summary>
    IDisposable Hear(Action<int> interrupted);
}
