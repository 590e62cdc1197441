using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Tests.Pipeline;

/// <summary>A sandbox whose "program" is a lambda that speaks to the sink, as the sensors would.</summary>
internal sealed class SandboxOfOneRun(Func<IObservationSink, CancellationToken, Task<ExecutionStatus>> program) : ISandboxes, ISandbox
{
    public int Claimed { get; private set; }

    public int Kills { get; private set; }

    public bool Disposed { get; private set; }

    public SandboxUnavailableException? Unavailable { get; init; }

    /// <summary>So many claims find no place before one does.</summary>
    public int FullFor { get; set; }

    public TimeSpan? WallClock { get; private set; }

    public SandboxesHealth Health => new(EngineAnswers: true, Problem: null, new Dictionary<string, int>(StringComparer.Ordinal), 0, 1, 0);

    public SandboxId Id { get; } = SandboxId.New(TimeProvider.System);

    public bool WasWarm => true;

    public AppliedLimits Applied { get; } = new()
    {
        Image = "sha256:00", Runtime = "runc", MemoryBytes = 1, CpuCores = 1, Processes = 1, WorkBytes = 1, TmpBytes = 1, Network = "none",
        ReadOnlyRoot = true, NoNewPrivileges = true, Capabilities = [], SyscallFilter = "on", ReadFrom = "test",
    };

    public IReadOnlyList<SensorHealth> Sensors => [new("syscalls", On: true, 1, 0, 10)];

    public Task<ISandbox> ClaimAsync(Language language, Profile profile, CancellationToken cancellationToken)
    {
        if (Unavailable is not null)
            throw Unavailable;
        if (FullFor-- > 0)
            throw new SandboxUnavailableException("all places are taken") { Full = true };
        Claimed++;
        return Task.FromResult<ISandbox>(this);
    }

    public async Task<SandboxOutcome> RunAsync(Submission submission, TimeSpan wallClockMax, IObservationSink sink, IExecutionListener listener, CancellationToken cancellationToken)
    {
        WallClock = wallClockMax;
        return new SandboxOutcome { Status = await program(sink, cancellationToken), ExitCode = 0 };
    }

    public void Kill() => Kills++;

    public ValueTask DisposeAsync()
    {
        Disposed = true;
        return ValueTask.CompletedTask;
    }
}
