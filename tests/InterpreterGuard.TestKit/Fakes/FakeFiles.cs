using System.Collections.Concurrent;
using InterpreterGuard.Core.Sandboxes;

namespace InterpreterGuard.TestKit.Fakes;

/// <summary>A work folder in memory.</summary>
public sealed class FakeFiles : ISandboxFiles
{
    private readonly ConcurrentDictionary<string, (byte[] Content, DateTimeOffset At)> _files = new(StringComparer.Ordinal);

    public string? Text(string path) => _files.TryGetValue(path, out var file) ? System.Text.Encoding.UTF8.GetString(file.Content) : null;

    public async Task<long> WriteAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken);
        _files[path] = (copy.ToArray(), TimeProvider.System.GetUtcNow());
        return copy.Length;
    }

    public Task<SandboxFileContent> OpenAsync(string path, CancellationToken cancellationToken) =>
        _files.TryGetValue(path, out var file)
            ? Task.FromResult(new SandboxFileContent(new MemoryStream(file.Content, writable: false), file.Content.Length, file.At))
            : throw new SandboxFileException(SandboxFileProblem.Missing, $"'{path}' is not there.");

    public Task<SandboxListing> ListAsync(string path, int entriesMax, CancellationToken cancellationToken) =>
        Task.FromResult(new SandboxListing([.. _files.Select(file => new SandboxEntry(file.Key, SandboxEntryKind.File, file.Value.Content.Length, file.Value.At, file.Value.At))], Truncated: false));

    public Task DeleteAsync(string path, CancellationToken cancellationToken) =>
        _files.TryRemove(path, out _) ? Task.CompletedTask : throw new SandboxFileException(SandboxFileProblem.Missing, $"'{path}' is not there.");
}
