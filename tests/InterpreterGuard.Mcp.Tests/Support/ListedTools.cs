using System.Text;
using InterpreterGuard.Client;

namespace InterpreterGuard.Mcp.Tests.Support;

/// <summary>Doings with answers laid down beforehand, which remember what they were asked. What stands behind them for real is tried with a host in the containment tests.</summary>
internal sealed class ListedTools : IGuardTools
{
    public List<string> Asked { get; } = [];

    public Execution Execution { get; init; } = new() { Id = "exe_1", Status = ExecutionStatus.Completed, Stdout = "42\n", Security = new() { Verdict = "allow" } };

    public byte[] File { get; init; } = [];

    /// <summary>Thrown by everything.</summary>
    public GuardException? Refusal { get; init; }

    /// <summary>Whether code runs until it is cancelled.</summary>
    public bool Endless { get; init; }

    public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Running { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task<Execution> RunAsync(CodeRequest request, string? sessionId, CancellationToken cancellationToken)
    {
        Ask($"run {sessionId} {request.Language} {request.Timeout?.TotalSeconds} {request.Context?.Agent} {request.Code}");
        if (Endless)
        {
            Running.SetResult();
            await using var heard = cancellationToken.Register(Cancelled.SetResult);
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        return Execution;
    }

    public Task<SessionState> CreateSessionAsync(SessionRequest request, CancellationToken cancellationToken)
    {
        Ask($"open {request.Language}");
        return Task.FromResult(Session());
    }

    public Task<SessionList> ListSessionsAsync(CancellationToken cancellationToken)
    {
        Ask("list");
        return Task.FromResult(new SessionList { Sessions = [Session()] });
    }

    public Task DeleteSessionAsync(string sessionId, CancellationToken cancellationToken)
    {
        Ask($"delete {sessionId}");
        return Task.CompletedTask;
    }

    public async Task UploadAsync(string sessionId, string path, Stream content, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(content, Encoding.UTF8);
        Ask($"upload {sessionId} {path} {await reader.ReadToEndAsync(cancellationToken)}");
    }

    public Task<SessionFileList> ListFilesAsync(string sessionId, string? folder, CancellationToken cancellationToken)
    {
        Ask($"files {sessionId} {folder}");
        return Task.FromResult(new SessionFileList { Files = [new() { Path = "a.csv", Kind = "file", Size = 3, Type = "text/csv" }, new() { Path = "d", Kind = "folder" }], Truncated = true });
    }

    public Task<Stream> OpenFileAsync(string sessionId, string path, CancellationToken cancellationToken)
    {
        Ask($"read {sessionId} {path}");
        return Task.FromResult<Stream>(new MemoryStream(File));
    }

    private static SessionState Session() => new() { Id = "ses_1", Status = "ready", Language = "python", IdleUntil = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) };

    private void Ask(string what)
    {
        Asked.Add(what);
        if (Refusal is not null)
            throw Refusal;
    }
}
