namespace InterpreterGuard.Monitoring.Syscalls.Kernel;

/// <summary>What a call is answered.</summary>
/// <param name="Error">0: it goes on. A positive error number: it fails with that. The others are named below.</param>
/// <param name="Value">What a call that was done in its stead returns.</param>
internal readonly record struct Answer(int Error, long Value = 0)
{
    public static readonly Answer Continue = new(0);

    /// <summary>No answer: the caller waits until it is ended.</summary>
    public static readonly Answer Silence = new(-1);

    /// <summary>Somebody else answers, by the call's id, when it is known what.</summary>
    public static readonly Answer Later = new(-2);

    private const int IsDone = -3;

    /// <summary>The call was done in its stead: the kernel does not look at it again.</summary>
    public static Answer Done(long value) => new(IsDone, value);

    /// <summary>What the kernel said to a call that we made in its stead.</summary>
    public static Answer Of(int error) => error == 0 ? Done(0) : new(error);

    public bool WasDone => Error == IsDone;
}
