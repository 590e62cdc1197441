using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Output;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Pipeline;

/// <summary>A sandbox for the time of one execution; given back when disposed.</summary>
internal interface IPlace : IAsyncDisposable
{
    ISandbox Sandbox { get; }

    /// <summary>Runs it. Never throws for what the code does.</summary>
    Task<SandboxOutcome> RunAsync(Submission submission, TimeSpan wallClockMax, IObservationSink sink, OutputWatch output, CancellationToken cancellationToken);

    /// <summary>Whether what the execution left running lives on after it.</summary>
    bool GoesOn { get; }

    /// <summary>It is over and kept; what it left running is watched on.</summary>
    void Leave(Aftermath aftermath);
}
