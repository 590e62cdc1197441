namespace InterpreterGuard.Monitoring.Syscalls.Kernel;

/// <summary>What a call is answered.</summary>
/// <param name="Error">0: it goes on. A positive error number: it fails with that. <see cref="Silence"/> is neither.</param>
internal readonly record struct Answer(int Error)
{
    public static readonly Answer Continue = new(0);

    /// <summary>No answer: the caller waits until it is ended.</summary>
    public static readonly Answer Silence = new(-1);
}
