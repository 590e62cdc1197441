using InterpreterGuard.Client;

namespace InterpreterGuard.Mcp;

/// <summary>The tools by way of a host's API.</summary>
public sealed class ClientTools(GuardClient client) : IGuardTools
{
    /// <inheritdoc/>
    public Task<Execution> RunAsync(CodeRequest request, string? sessionId, CancellationToken cancellationToken) =>
        sessionId is null ? client.RunAsync(request, cancellationToken) : client.OpenSession(sessionId).RunAsync(request, cancellationToken);

    /// <inheritdoc/>
    public async Task<SessionState> CreateSessionAsync(SessionRequest request, CancellationToken cancellationToken) =>
        (await client.CreateSessionAsync(request, cancellationToken)).Created!;

    /// <inheritdoc/>
    public Task<SessionList> ListSessionsAsync(CancellationToken cancellationToken) => client.ListSessionsAsync(cancellationToken: cancellationToken);

    /// <inheritdoc/>
    public Task DeleteSessionAsync(string sessionId, CancellationToken cancellationToken) => client.OpenSession(sessionId).DeleteAsync(cancellationToken);

    /// <inheritdoc/>
    public Task UploadAsync(string sessionId, string path, Stream content, CancellationToken cancellationToken) => client.OpenSession(sessionId).UploadAsync(path, content, cancellationToken);

    /// <inheritdoc/>
    public Task<SessionFileList> ListFilesAsync(string sessionId, string? folder, CancellationToken cancellationToken) => client.OpenSession(sessionId).ListFilesAsync(folder, cancellationToken);

    /// <inheritdoc/>
    public Task<Stream> OpenFileAsync(string sessionId, string path, CancellationToken cancellationToken) => client.OpenSession(sessionId).OpenFileAsync(path, cancellationToken);
}
