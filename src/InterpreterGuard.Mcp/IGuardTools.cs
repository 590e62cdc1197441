using InterpreterGuard.Client;

namespace InterpreterGuard.Mcp;

/// <summary>
/// What the tools do, for one caller: the host does it itself, the command asks a host. What is refused is a <see cref="GuardException"/> whose message the model reads.
/// </summary>
public interface IGuardTools
{
    /// <summary>Runs code, in a session or in a fresh sandbox. Cancelling ends it.</summary>
    Task<Execution> RunAsync(CodeRequest request, string? sessionId, CancellationToken cancellationToken);

    /// <summary>Opens a session.</summary>
    Task<SessionState> CreateSessionAsync(SessionRequest request, CancellationToken cancellationToken);

    /// <summary>The caller's open sessions.</summary>
    Task<SessionList> ListSessionsAsync(CancellationToken cancellationToken);

    /// <summary>Ends a session and everything in it.</summary>
    Task DeleteSessionAsync(string sessionId, CancellationToken cancellationToken);

    /// <summary>Writes a file into a session's work folder.</summary>
    Task UploadAsync(string sessionId, string path, Stream content, CancellationToken cancellationToken);

    /// <summary>What lies in a session's work folder, or in a folder of it.</summary>
    Task<SessionFileList> ListFilesAsync(string sessionId, string? folder, CancellationToken cancellationToken);

    /// <summary>A file of a session's work folder. The caller disposes it.</summary>
    Task<Stream> OpenFileAsync(string sessionId, string path, CancellationToken cancellationToken);
}
