using InterpreterGuard.Client.Transport;

namespace InterpreterGuard.Client;

/// <content>Files that are uploaded once and named by executions and sessions.</content>
public sealed partial class GuardClient
{
    /// <summary>Uploads a file as it is read. A stream that cannot be read again is sent once.</summary>
    /// <param name="name">The name it is to have.</param>
    /// <param name="content">Its bytes. The stream stays the caller's.</param>
    /// <param name="cancellationToken">Ends the upload.</param>
    public Task<StoredFile> UploadAsync(string name, Stream content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(content);
        return _transport.AskAsync<StoredFile>(GuardRequest.Upload(HttpMethod.Post, $"v1/files?name={Uri.EscapeDataString(name)}", content), cancellationToken);
    }

    /// <summary>Uploaded files that are still there.</summary>
    public async Task<IReadOnlyList<StoredFile>> ListFilesAsync(CancellationToken cancellationToken = default) =>
        (await _transport.AskAsync<StoredFileList>(GuardRequest.Get("v1/files"), cancellationToken)).Files;

    /// <summary>An uploaded file's description.</summary>
    public Task<StoredFile> GetFileAsync(string fileId, CancellationToken cancellationToken = default) =>
        _transport.AskAsync<StoredFile>(GuardRequest.Get($"v1/files/{PathText.Id(fileId)}"), cancellationToken);

    /// <summary>An uploaded file's content, as a stream. The caller disposes it.</summary>
    public Task<Stream> OpenFileAsync(string fileId, CancellationToken cancellationToken = default) =>
        Download.OpenAsync(_transport, $"v1/files/{PathText.Id(fileId)}/content", cancellationToken);

    /// <summary>Forgets an uploaded file.</summary>
    public Task DeleteFileAsync(string fileId, CancellationToken cancellationToken = default) =>
        _transport.TellAsync(GuardRequest.Delete($"v1/files/{PathText.Id(fileId)}"), cancellationToken);
}
