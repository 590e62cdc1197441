using InterpreterGuard.Core.Sandboxes;

namespace InterpreterGuard.Core.Output;

/// <summary>Files of a sandbox, and somebody who looks at what is read of them.</summary>
internal sealed class WatchedFiles(ISandboxFiles files, OutputWatch watch) : ISandboxFiles
{
    public Task<long> WriteAsync(string path, Stream content, CancellationToken cancellationToken) => files.WriteAsync(path, content, cancellationToken);

    public async Task<SandboxFileContent> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var file = await files.OpenAsync(path, cancellationToken);
        return file with { Content = new WatchedStream(file.Content, watch.Begin(path)) };
    }

    public Task<SandboxListing> ListAsync(string path, int entriesMax, CancellationToken cancellationToken) => files.ListAsync(path, entriesMax, cancellationToken);

    public Task DeleteAsync(string path, CancellationToken cancellationToken) => files.DeleteAsync(path, cancellationToken);
}
