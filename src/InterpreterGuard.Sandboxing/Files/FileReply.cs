namespace InterpreterGuard.Sandboxing.Files;

/// <summary>What the sandbox said to a question about a file.</summary>
/// <param name="Errno">0: done.</param>
/// <param name="Size">Bytes written or read, or the file's size.</param>
/// <param name="ModifiedAt">For a file that was opened.</param>
internal readonly record struct FileReply(int Errno, long Size, DateTimeOffset ModifiedAt = default)
{
    /// <summary>No errno: the conversation ended first.</summary>
    public static readonly FileReply Gone = new(-1, 0);
}
