using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Core.Watching;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Masking;
using InterpreterGuard.Host.Streaming;

namespace InterpreterGuard.Host.Watching;

/// <summary>What is told to one who watches: the same words live and from the store, with secrets masked for agents as in everything they are told.</summary>
internal sealed class WatchWriter(ServerEventWriter writer, IEvidenceStore evidence, AgentView view, Caller caller, IPolicy policy)
{
    public CancellationToken Stop => writer.Stop;

    public void Began(Submission submission) => Write(null, "began", WatchedExecution.Of(submission));

    public void Screened(ExecutionId id, Verdict verdict, IReadOnlyList<Finding> findings) => Write(null, "screened", WatchedScreening.Of(id, verdict, findings));

    public void Observed(ExecutionId id, SeenObservation seen, bool numbered) =>
        Write(numbered ? seen.Observation.Sequence : null, "observation", WatchedObservation.Of(id, seen));

    public void Missed(long count) => Write(null, "missed", new WatchedMissed(count));

    /// <summary>What could not be kept has no ending to tell.</summary>
    public async Task EndedAsync(ExecutionId id)
    {
        if (await evidence.FindExecutionAsync(id, Stop) is { Status: not ExecutionStatus.Running } execution)
            Ended(execution);
    }

    public void Ended(Execution execution) => Write(null, "ended", WatchedEnd.Of(execution));

    public async Task FlushAsync() => await writer.FlushAsync();

    public Task WaitAsync(Task awaited) => writer.WaitAsync(awaited);

    public Task<T> WaitAsync<T>(Task<T> awaited) => writer.WaitAsync(awaited);

    private void Write<T>(long? sequence, string name, T data)
        where T : class => writer.Write(sequence, name, view.Seen(data, caller, policy));
}
