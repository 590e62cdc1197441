using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Sandboxes;

/// <summary>One claimed sandbox: runs one submission, then is removed when disposed.</summary>
public interface ISandbox : IAsyncDisposable
{
    SandboxId Id { get; }

    /// <summary>Whether it came from the pool with its interpreter started.</summary>
    bool WasWarm { get; }

    /// <summary>The limits as the kernel and the engine report them.</summary>
    AppliedLimits Applied { get; }

    /// <summary>Runs the submission to its end. Never throws for what the code does or for a sandbox that breaks: both are outcomes.</summary>
    /// <param name="submission">What to run.</param>
    /// <param name="wallClockMax">The profile's wall clock, or the shorter one that was asked for.</param>
    /// <param name="sink">Where the sensors tell what they see.</param>
    /// <param name="listener">Who hears what the code says while it runs.</param>
    /// <param name="cancellationToken">The caller is gone: the execution ends as cancelled.</param>
    Task<SandboxOutcome> RunAsync(Submission submission, TimeSpan wallClockMax, IObservationSink sink, IExecutionListener listener, CancellationToken cancellationToken);

    /// <summary>Ends everything in the sandbox at once. Returns without waiting; safe from any thread, any number of times.</summary>
    void Kill();

    /// <summary>How well the sensors saw it.</summary>
    IReadOnlyList<SensorHealth> Sensors { get; }
}
