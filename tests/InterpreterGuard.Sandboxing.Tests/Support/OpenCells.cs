using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Sandboxing.Tests.Support;

/// <summary>A host with one sandbox of a session.</summary>
internal sealed class OpenCells : IAsyncDisposable
{
    private readonly Profile _profile;

    private OpenCells(TestHost host, ISessionSandbox sandbox, Profile profile) => (Host, Sandbox, _profile) = (host, sandbox, profile);

    public TestHost Host { get; }

    public ISessionSandbox Sandbox { get; }

    /// <summary>What was told of all cells.</summary>
    public RecordingSink Sink { get; } = new();

    public static async Task<OpenCells> OpenAsync(Language language, Profile? profile = null)
    {
        var host = await TestHost.StartAsync();
        profile ??= TestHost.Plain;
        return new(host, await host.Sandboxes.ClaimForSessionAsync(language, profile, beside: null, CancellationToken.None), profile);
    }

    public Task<SandboxOutcome> RunAsync(string code, CancellationToken cancellationToken = default) => RunAsync(TestHost.Submission(Language.Python, code), cancellationToken);

    public Task<SandboxOutcome> RunAsync(Submission submission, CancellationToken cancellationToken = default) =>
        Sandbox.RunCellAsync(submission, _profile.WallClockMax, Sink, NoListener.Instance, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        await Host.DisposeAsync();
    }
}
