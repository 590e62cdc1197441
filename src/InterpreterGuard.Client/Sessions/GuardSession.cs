using System.Net;
using InterpreterGuard.Client.Transport;

namespace InterpreterGuard.Client;

/// <summary>A sandbox that lives across executions: variables, imports, files and processes stay. One execution a language at a time.</summary>
public sealed class GuardSession : IAsyncDisposable
{
    private static readonly TimeSpan GoodbyeMax = TimeSpan.FromSeconds(15);

    private readonly GuardClient _client;
    private readonly string _path;
    private readonly bool _created;

    internal GuardSession(GuardClient client, string id, SessionState? created)
    {
        _client = client;
        _created = created is not null;
        _path = $"v1/sessions/{PathText.Id(id)}";
        Id = id;
        Created = created;
    }

    /// <summary>Such as <c>ses_0123…</c>.</summary>
    public string Id { get; }

    /// <summary>How it stood when this client opened it; <see langword="null"/> when it was there before.</summary>
    public SessionState? Created { get; }

    private GuardTransport Transport => _client.Transport;

    /// <summary>Runs code in the session's own language and waits for its end. Cancelling ends the execution; the session lives on where it can.</summary>
    public Task<Execution> RunAsync(string code, CancellationToken cancellationToken = default) => RunAsync(new CodeRequest { Code = code }, cancellationToken);

    /// <summary>Runs code and waits for its end. Another language gets an interpreter of its own over the same files.</summary>
    public Task<Execution> RunAsync(CodeRequest request, CancellationToken cancellationToken = default) =>
        _client.RunAsync(_path + "/executions", request, cancellationToken);

    /// <summary>Runs code and tells what it does while it does it. See <see cref="GuardClient.StreamAsync(CodeRequest, CancellationToken)"/>.</summary>
    public IAsyncEnumerable<ExecutionEvent> StreamAsync(CodeRequest request, CancellationToken cancellationToken = default) =>
        _client.StreamAsync(_path + "/executions", request, cancellationToken);

    /// <summary>Interrupts what runs, as Ctrl-C would: it ends with an error, the interpreter and its state live on. Returns how many executions that were.</summary>
    /// <param name="language">Whose interpreter. Default: all of them.</param>
    /// <param name="cancellationToken">Ends the wait for the host's word.</param>
    public async Task<int> InterruptAsync(string? language = null, CancellationToken cancellationToken = default) =>
        (await Transport.AskAsync<InterruptAnswer>(GuardRequest.Repeat($"{_path}/interrupt{(language is null ? "" : $"?language={Uri.EscapeDataString(language)}")}"), cancellationToken)).Interrupted;

    /// <summary>Starts a fresh interpreter of a language over the same files; the old one's state is gone.</summary>
    public Task<SessionState> RestartAsync(string language, CancellationToken cancellationToken = default) =>
        Transport.AskAsync<SessionState>(GuardRequest.Repeat($"{_path}/contexts/{PathText.Id(language)}/restart"), cancellationToken);

    /// <summary>Starts the time of idleness anew.</summary>
    public Task<SessionState> KeepAliveAsync(CancellationToken cancellationToken = default) =>
        Transport.AskAsync<SessionState>(GuardRequest.Repeat(_path + "/keep-alive"), cancellationToken);

    /// <summary>How it stands.</summary>
    public Task<SessionState> GetStateAsync(CancellationToken cancellationToken = default) => Transport.AskAsync<SessionState>(GuardRequest.Get(_path), cancellationToken);

    /// <summary>What lies in its work folder, or in a folder of it.</summary>
    public Task<SessionFileList> ListFilesAsync(string? folder = null, CancellationToken cancellationToken = default) =>
        Transport.AskAsync<SessionFileList>(GuardRequest.Get($"{_path}/files{(folder is null ? "" : $"?path={Uri.EscapeDataString(folder)}")}"), cancellationToken);

    /// <summary>Writes a file into its work folder as it is read. The stream stays the caller's; one that cannot be read again is sent once.</summary>
    public Task UploadAsync(string path, Stream content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        return Transport.TellAsync(GuardRequest.Upload(HttpMethod.Put, FilePath(path), content), cancellationToken);
    }

    /// <summary>A file of its work folder, as a stream. The caller disposes it.</summary>
    public Task<Stream> OpenFileAsync(string path, CancellationToken cancellationToken = default) => Download.OpenAsync(Transport, FilePath(path), cancellationToken);

    /// <summary>Copies a file of its work folder into a stream.</summary>
    public async Task DownloadAsync(string path, Stream target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        await using var content = await OpenFileAsync(path, cancellationToken);
        await content.CopyToAsync(target, cancellationToken);
    }

    /// <summary>Deletes a file of its work folder.</summary>
    public Task DeleteFileAsync(string path, CancellationToken cancellationToken = default) => Transport.TellAsync(GuardRequest.Delete(FilePath(path)), cancellationToken);

    /// <summary>Ends it and everything in it.</summary>
    public Task DeleteAsync(CancellationToken cancellationToken = default) => Transport.TellAsync(GuardRequest.Delete(_path), cancellationToken);

    /// <summary>Deletes it, if this client opened it. That it is gone already, or that no host answers, is no failure: it ends by its own clock.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_created)
            return;
        try
        {
            using var patience = new CancellationTokenSource(GoodbyeMax, Transport.Options.Time);
            await DeleteAsync(patience.Token);
        }
        catch (Exception problem) when (problem is GuardException { Status: null or HttpStatusCode.NotFound or HttpStatusCode.Conflict or >= HttpStatusCode.InternalServerError } or OperationCanceledException)
        {
            // A disposal that throws would eat the reason for leaving.
        }
    }

    private string FilePath(string path) => $"{_path}/files/{PathText.Escape(path)}";
}
