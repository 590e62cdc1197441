using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Pipeline;

/// <summary>A fresh sandbox for each execution, gone with it.</summary>
internal sealed class FreshPlaces(ISandboxes sandboxes) : IPlaces
{
    public async Task<IPlace> ClaimAsync(Submission submission, Profile profile, CancellationToken cancellationToken) =>
        new FreshPlace(await sandboxes.ClaimAsync(submission.Language, profile, cancellationToken));

    private sealed class FreshPlace(ISandbox sandbox) : IPlace
    {
        public ISandbox Sandbox => sandbox;

        public bool GoesOn => false;

        public Task<SandboxOutcome> RunAsync(Submission submission, TimeSpan wallClockMax, IObservationSink sink, IExecutionListener listener, CancellationToken cancellationToken) =>
            sandbox.RunAsync(submission, wallClockMax, sink, listener, cancellationToken);

        public void Leave(Aftermath aftermath) => throw new InvalidOperationException("Nothing outlives a sandbox of one execution.");

        public ValueTask DisposeAsync() => sandbox.DisposeAsync();
    }
}
