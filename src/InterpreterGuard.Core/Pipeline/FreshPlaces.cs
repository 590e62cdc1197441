using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Files;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Output;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Pipeline;

/// <summary>A fresh sandbox for each execution, gone with it.</summary>
internal sealed class FreshPlaces(ISandboxes sandboxes, ArtifactKeeper keeper) : IPlaces
{
    public IScreeningMemory? MemoryOf(Language language) => null;

    public async Task<IPlace> ClaimAsync(Submission submission, Profile profile, CancellationToken cancellationToken) =>
        new FreshPlace(await sandboxes.ClaimAsync(submission.Language, profile, cancellationToken), keeper);

    private sealed class FreshPlace(ISandbox sandbox, ArtifactKeeper keeper) : IPlace
    {
        public ISandbox Sandbox => sandbox;

        public bool GoesOn => false;

        public async Task<SandboxOutcome> RunAsync(Submission submission, TimeSpan wallClockMax, IObservationSink sink, OutputWatch output, CancellationToken cancellationToken)
        {
            try
            {
                // Those that came along travel with the order to run.
                await keeper.LayInAsync([.. submission.Files.Where(file => file.Source is not null)], sandbox.Files, cancellationToken);
            }
            catch (SandboxFileException problem)
            {
                return new() { Status = problem.Problem == SandboxFileProblem.NoRoom ? ExecutionStatus.DiskExceeded : ExecutionStatus.SandboxFailed, Failure = problem.Message };
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return new() { Status = ExecutionStatus.Cancelled };
            }

            var outcome = await sandbox.RunAsync(submission, wallClockMax, sink, output, cancellationToken);
            return outcome with { Files = await keeper.KeepAsync(submission, output.Watching(sandbox.Files)) };
        }

        public void Leave(Aftermath aftermath) => throw new InvalidOperationException("Nothing outlives a sandbox of one execution.");

        public ValueTask DisposeAsync() => sandbox.DisposeAsync();
    }
}
