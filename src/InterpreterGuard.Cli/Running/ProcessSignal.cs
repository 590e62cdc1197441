namespace InterpreterGuard.Cli.Running;

/// <summary>Signals we send, by their Linux numbers.</summary>
internal enum ProcessSignal
{
    Kill = 9,
    Terminate = 15,
}
