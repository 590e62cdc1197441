namespace InterpreterGuard.Sandboxing.Wire;

/// <summary>Bytes in a place that holds files: in use when an execution began, the most in use since, and all it can hold.</summary>
internal sealed record StorageUse(long Before, long Peak, long Size)
{
    /// <summary>Whether the execution filled it. One that found it full did not.</summary>
    public bool Filled => IsFull(Peak) && !IsFull(Before);

    public static StorageUse Read(ReadOnlySpan<byte> payload, FrameType type) =>
        new(WireNumbers.Bounded(payload, 0, type), WireNumbers.Bounded(payload, 8, type), WireNumbers.Bounded(payload, 16, type));

    // A file system is full for a program whose next write does not fit: within a page or two of its size.
    private bool IsFull(long bytes) => Size > 0 && bytes >= Size - Math.Min(16 << 10, Size / 64);
}
