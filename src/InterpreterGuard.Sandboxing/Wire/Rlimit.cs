namespace InterpreterGuard.Sandboxing.Wire;

/// <summary>A limit init sets on itself and everything it starts, in the kernel's numbers.</summary>
internal readonly record struct Rlimit(uint Resource, ulong Soft, ulong Hard)
{
    public const uint FileSize = 1;
    public const uint Core = 4;
    public const uint Processes = 6;
    public const uint OpenFiles = 7;

    public Rlimit(uint resource, long both)
        : this(resource, (ulong)both, (ulong)both)
    {
    }
}
