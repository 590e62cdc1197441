namespace InterpreterGuard.Core.Sandboxes;

/// <summary>A file being read. Dispose it to let go of the file inside.</summary>
/// <param name="Content">Its bytes; a file that shrinks meanwhile ends earlier, one that grows is read to its size at the beginning.</param>
/// <param name="Size">Its size when it was opened, in bytes.</param>
/// <param name="ModifiedAt">When it was last written, as the sandbox tells.</param>
public sealed record SandboxFileContent(Stream Content, long Size, DateTimeOffset ModifiedAt) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
