using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Sandboxes;

/// <summary>A claimed sandbox whose interpreter lives on from one cell to the next, for one session in one language.</summary>
public interface ISessionSandbox : ISandbox
{
    /// <summary>
    /// Runs the next cell; one at a time. Never throws for what the code does or for a sandbox that breaks: both are outcomes. Time, output and the caller's going away are met with an interrupt
    /// first, which the interpreter survives; one that does not heed it within two seconds is ended.
    /// </summary>
    /// <param name="submission">The cell.</param>
    /// <param name="wallClockMax">The profile's wall clock, or the shorter one that was asked for.</param>
    /// <param name="sink">Where the sensors tell what they see, from now until the next cell.</param>
    /// <param name="listener">Told what the cell says while it runs.</param>
    /// <param name="cancellationToken">The caller is gone, or somebody interrupts: the cell ends as cancelled.</param>
    Task<SandboxOutcome> RunCellAsync(Submission submission, TimeSpan wallClockMax, IObservationSink sink, IExecutionListener listener, CancellationToken cancellationToken);

    /// <summary>Whether its interpreter is there to run another cell.</summary>
    bool Lives { get; }

    /// <summary>Processor time of everything in it since it was made, as the kernel counts it.</summary>
    TimeSpan CpuTime { get; }
}
