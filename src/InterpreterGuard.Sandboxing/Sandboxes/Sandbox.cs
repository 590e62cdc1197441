using InterpreterGuard.Core.Decoys;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Sandboxing.Engine;
using InterpreterGuard.Sandboxing.Files;
using InterpreterGuard.Sandboxing.Pool;
using Microsoft.Extensions.Logging;

namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>A claimed sandbox in the caller's hands.</summary>
internal sealed class Sandbox(LiveSandbox live, Profile profile, bool wasWarm, DockerEngine engine, SandboxPool pool, TimeProvider time, ILogger logger) : ISessionSandbox
{
    private readonly SandboxFiles _files = new(live.Conversation);
    private volatile SandboxRun? _run;
    private volatile SensorHealth? _watched;
    private IObservationSink? _sink;
    private Task? _endsWithSensor;
    private int _disposed;
    private int _killed;
    private int _ran;
    private bool _resting;

    public SandboxId Id => live.Id;

    public bool WasWarm => wasWarm;

    public AppliedLimits Applied { get; } = live.Applied with
    {
        WallClockMs = (long)profile.WallClockMax.TotalMilliseconds,
        CpuTimeMs = (long)profile.CpuTimeMax.TotalMilliseconds,
        OutputBytes = profile.OutputBytesMax,
        Egress = LimitsComparison.IsBrokered(live.Applied.Listeners) && live.Watch is not null ? EgressWord(profile.Egress) : "none",
    };

    public IReadOnlyList<SensorHealth> Sensors =>
    [
        _watched ?? live.Watch?.Health ?? new SensorHealth("syscalls", On: false, 0, 0, 0),
        new SensorHealth("resources", On: true, _run?.Looks ?? 0, 0, 0) { Failed = _run?.ResourcesFailed ?? false },
    ];

    public ISandboxFiles Files => _files;

    public DecoySet Decoys => live.Decoys.Decoys;

    public bool Lives => Volatile.Read(ref _killed) == 0 && !live.Conversation.Ended.IsCompleted;

    public TimeSpan CpuTime => live.Cgroup.Read().CpuTime;

    /// <summary>Its work folder, which others of the session may share.</summary>
    public WorkVolume Work => live.Work;

    public Task<SandboxOutcome> RunAsync(Submission submission, TimeSpan wallClockMax, IObservationSink sink, IExecutionListener listener, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _ran, 1) != 0)
            throw new InvalidOperationException($"Sandbox {Id} has already run a submission; a sandbox is never reused.");
        return RunAsync(submission, isCell: false, wallClockMax, sink, listener, cancellationToken);
    }

    public async Task<SandboxOutcome> RunCellAsync(Submission submission, TimeSpan wallClockMax, IObservationSink sink, IExecutionListener listener, CancellationToken cancellationToken)
    {
        Rest(begins: false);
        try
        {
            return await RunAsync(submission, isCell: true, wallClockMax, sink, listener, cancellationToken);
        }
        finally
        {
            _run = null;
            Rest(begins: true);
        }
    }

    private async Task<SandboxOutcome> RunAsync(
        Submission submission, bool isCell, TimeSpan wallClockMax, IObservationSink sink, IExecutionListener listener, CancellationToken cancellationToken)
    {
        try
        {
            var run = new SandboxRun(live, profile, isCell, wallClockMax, listener, time);
            _run = run;
            Volatile.Write(ref _sink, sink);
            _endsWithSensor ??= EndWithSensorAsync();
            if (Volatile.Read(ref _killed) != 0)
                run.End(Ending.Killed);
            var outcome = await run.RunAsync(submission, sink, EngineSaysOutOfMemoryAsync, cancellationToken);
            if (live.Watch is { Failed.IsCompleted: true })
                await _endsWithSensor;
            logger.SandboxEnded(Id, outcome.Failure ?? outcome.Status.ToString());
            return outcome;
        }
        catch (Exception exception)
        {
            // The promise is an outcome, whatever breaks on our side.
            Kill();
            logger.LoopFailed(exception, "run");
            return new() { Status = ExecutionStatus.SandboxFailed, Failure = exception.Message };
        }
        finally
        {
            // What is left inside has a moment to live; its last calls change the record no more.
            _watched = isCell ? null : live.Watch?.Health;
        }
    }

    public void Kill()
    {
        Volatile.Write(ref _killed, 1);
        if (_run is { } run)
            run.End(Ending.Killed);
        else
            live.Kill();
    }

    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            Rest(begins: false);
            _files.Dispose();
            pool.Release(live);
        }

        return ValueTask.CompletedTask;
    }

    // What is not seen does not go on; between two cells of a session neither.
    private async Task EndWithSensorAsync()
    {
        if (live.Watch is not { } watch)
            return;
        var failure = await watch.Failed;
        Kill();
        Volatile.Read(ref _sink)!.Observe(ProcessReference.Guard, SensorFailed.Of(failure), Decision.Killed);
    }

    private static string EgressWord(EgressMode mode) => mode switch
    {
        EgressMode.Allow => "allow",
        EgressMode.Sinkhole => "sinkhole",
        _ => "none",
    };

    // Between two cells a sandbox is claimed, and the machine is free for others.
    private void Rest(bool begins)
    {
        if (_resting == begins)
            return;
        _resting = begins;
        pool.Rest(begins);
    }

    // A second witness, asked only when the first one (init) could not speak any more.
    private async Task<bool> EngineSaysOutOfMemoryAsync()
    {
        using var moment = new CancellationTokenSource(TimeSpan.FromSeconds(2), time);
        try
        {
            return (await engine.InspectAsync(live.ContainerId, moment.Token)).State.OOMKilled;
        }
        catch (Exception exception) when (exception is EngineException or OperationCanceledException)
        {
            return false;
        }
    }
}
