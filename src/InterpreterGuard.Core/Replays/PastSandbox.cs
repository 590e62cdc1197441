using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Replays;

/// <summary>The sandbox of an execution that is over: it remembers that a rule would have ended it, and runs nothing.</summary>
internal sealed class PastSandbox : ISandbox
{
    private static readonly AppliedLimits Unknown = new()
    {
        Image = "", Runtime = "", MemoryBytes = 0, CpuCores = 0, Processes = 0, WorkBytes = 0, TmpBytes = 0, Network = "", ReadOnlyRoot = true, NoNewPrivileges = true,
        Capabilities = [], SyscallFilter = "", ReadFrom = "",
    };

    public SandboxId Id => default;

    public bool WasWarm => false;

    public AppliedLimits Applied => Unknown;

    public IReadOnlyList<SensorHealth> Sensors => [];

    /// <summary>A rule ended it.</summary>
    public bool Ended { get; private set; }

    public Task<SandboxOutcome> RunAsync(Submission submission, TimeSpan wallClockMax, IObservationSink sink, IExecutionListener listener, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A replay runs nothing.");

    public void Kill() => Ended = true;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
