namespace InterpreterGuard.Sandboxing.Files;

/// <summary>One of the few requests that may be under way at once; free again when disposed.</summary>
internal sealed class FilePlace(OpenRequests requests, FileRequest request, SemaphoreSlim places) : IDisposable
{
    private int _disposed;

    public FileRequest Request => request;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        requests.Close(request);
        SandboxFiles.Leave(places);
    }
}
