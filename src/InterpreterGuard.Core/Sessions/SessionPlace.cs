using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Files;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Output;
using InterpreterGuard.Core.Pipeline;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Sessions;

/// <summary>The turn of one execution in an interpreter that lives on.</summary>
internal sealed class SessionPlace : IPlace
{
    private readonly ArtifactReader _artifacts;
    private readonly Session _session;
    private readonly SessionContext _context;
    private readonly ISessionSandbox _sandbox;
    private readonly CancellationTokenSource _running;
    private Aftermath? _aftermath;

    public SessionPlace(Session session, SessionContext context, ArtifactReader artifacts)
    {
        _artifacts = artifacts;
        _session = session;
        _context = context;
        _sandbox = context.Sandbox!;
        _running = CancellationTokenSource.CreateLinkedTokenSource(session.Closing);
        context.Running = _running;
    }

    public ISandbox Sandbox => _sandbox;

    public bool GoesOn => _sandbox.Lives;

    public async Task<SandboxOutcome> RunAsync(Submission submission, TimeSpan wallClockMax, IObservationSink sink, OutputWatch output, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _running.Token);
        _context.Executions++;
        var before = _session.Work ?? Snapshot(await _artifacts.ListAsync(_sandbox.Files, CancellationToken.None));
        var outcome = await _sandbox.RunCellAsync(submission, wallClockMax, sink, output, either.Token);
        return outcome with { Files = await NewSinceAsync(before, output) };
    }

    public void Leave(Aftermath aftermath) => _aftermath = aftermath;

    // The files stay where they are, for the session's life; they are named and hashed.
    private async Task<IReadOnlyList<Artifact>> NewSinceAsync(WorkSnapshot before, OutputWatch output)
    {
        if (await _artifacts.ListAsync(_sandbox.Files, CancellationToken.None) is not { } entries)
            return [];
        _session.Work = Snapshot(entries);
        return await _artifacts.ReadAsync(output.Watching(_sandbox.Files), before.NewIn(entries), ArtifactReader.HashAsync);
    }

    private static WorkSnapshot Snapshot(IReadOnlyList<SandboxEntry>? entries) => entries is null ? WorkSnapshot.Empty : new(entries);

    public async ValueTask DisposeAsync()
    {
        // The new execution has been watched since it began: what the former one left running ends as the former one's here.
        await _context.EndAftermathAsync(_aftermath);
        _context.CpuAtRest = _sandbox.CpuTime;
        _context.Running = null;
        _running.Dispose();
        _session.Used();
        _context.Turn.Release();
    }
}
