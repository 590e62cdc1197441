using InterpreterGuard.Core.Decoys;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Sandboxes;

/// <summary>One claimed sandbox: runs one submission, or the cells of one session in one language, then is removed when disposed.</summary>
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

    /// <summary>Its work folder, while it lives and, after its only execution, until it is disposed.</summary>
    ISandboxFiles Files { get; }

    /// <summary>Ends everything in the sandbox at once. Returns without waiting; safe from any thread, any number of times.</summary>
    void Kill();

    /// <summary>What was laid in it.</summary>
    DecoySet Decoys => DecoySet.None;

    /// <summary>How well the sensors saw it.</summary>
    IReadOnlyList<SensorHealth> Sensors { get; }
}
