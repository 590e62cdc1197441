using System.Collections.Concurrent;
using InterpreterGuard.Core.Admission;
using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Pipeline;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Sessions;
using InterpreterGuard.Core.Streaming;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Host.Masking;

namespace InterpreterGuard.Host.Executions;

/// <summary>
/// The executions on their way. Each goes on by itself; requests wait for it, read along, or ask for its end. When the host is asked to end, those that nobody waits for get the
/// same time as those of requests.
/// </summary>
internal sealed class LiveRuns(
    SubmissionPipeline pipeline, SessionDesk sessions, ExecutionsInFlight inFlight, ExecutionEvents events, IPolicyStore judged, AgentView view, TimeProvider time,
    ILogger<LiveRuns> logger) : IHostedService
{
    private readonly ConcurrentDictionary<ExecutionId, LiveRun> _running = [];

    /// <summary>Sets one going.</summary>
    /// <param name="submission">What.</param>
    /// <param name="policy">What it was checked by.</param>
    /// <param name="ticket">Its place in the queue; given back at its end.</param>
    /// <param name="heard">Whether somebody may want to read its events.</param>
    /// <param name="failed">Called when it came to no end that could be told, before that is told.</param>
    public LiveRun Start(Submission submission, IPolicy policy, AdmissionTicket ticket, bool heard, Func<Task>? failed = null)
    {
        var run = new LiveRun(submission.Id, heard ? events.Open(submission.Id, submission.ApiKeyId) : null, inFlight.Ending);
        var flight = inFlight.Enter();
        _running[run.Id] = run;
        run.Goes(Task.Run(async () =>
        {
            using var scope = logger.BeginScope(new Dictionary<string, object>(StringComparer.Ordinal) { ["ExecutionId"] = run.Id.ToString() });
            using (flight)
            using (ticket)
            using (run)
            {
                try
                {
                    return await GoAsync(run, submission, policy, ticket);
                }
                catch (Exception exception)
                {
                    run.WasNotAccepted(exception);
                    if (exception is not (AdmissionRefusedException or SandboxUnavailableException or SessionException))
                        logger.RunFailed(exception, run.Id);
                    if (failed is not null)
                        await failed();
                    throw;
                }
                finally
                {
                    _running.TryRemove(run.Id, out _);
                }
            }
        }));
        return run;
    }

    public LiveRun? Find(ExecutionId id) => _running.GetValueOrDefault(id);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var run in _running.Values)
            await ((Task)run.Ended).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<Execution> GoAsync(LiveRun run, Submission submission, IPolicy policy, AdmissionTicket ticket)
    {
        if (run.Log is not { } log)
            return await RunAsync(submission, policy, listener: null, ticket, run.WasAccepted, run.Stop);

        var live = new LiveEvents(log, view.OutputOf(policy, submission.ProfileName), time);
        Execution? ended = null;
        try
        {
            return ended = await RunAsync(submission, policy, live, ticket, Accepted, run.Stop);
        }
        finally
        {
            await live.CompleteAsync(ended?.Outcome?.Output.Truncated ?? false);
            events.End(log);
        }

        void Accepted()
        {
            log.Add(new StartedEvent(submission.Id, submission.Language));
            run.WasAccepted();
        }
    }

    private async Task<Execution> RunAsync(Submission submission, IPolicy policy, IExecutionListener? listener, AdmissionTicket ticket, Action accepted, CancellationToken stop)
    {
        // What judges it can be read later, whatever becomes of the files.
        await judged.KeepAsync(policy);
        return submission.SessionId is { } session
            ? await sessions.RunAsync(session, submission, policy, listener, accepted, stop)
            : await pipeline.RunAsync(submission, policy, stop, listener, ticket, accepted);
    }
}
