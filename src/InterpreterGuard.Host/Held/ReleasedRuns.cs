using System.Collections.Concurrent;
using InterpreterGuard.Core.Admission;
using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Sessions;
using InterpreterGuard.Host.Executions;

namespace InterpreterGuard.Host.Held;

/// <summary>
/// Runs what was released. No request waits for it: whoever sent it asks <c>/v1/executions/{id}</c>. When the host is asked to end, these executions
/// get the same time as those of requests.
/// </summary>
internal sealed class ReleasedRuns(SessionDesk sessions, AdmissionDesk desk, ExecutionsInFlight inFlight, IPolicies policies, IPolicyStore judged, ILogger<ReleasedRuns> logger) : IHostedService
{
    private readonly ConcurrentDictionary<ExecutionId, Task> _running = [];

    public void Start(Execution released, Incident? incident)
    {
        var id = released.Id;
        var flight = inFlight.Enter();
        var kind = released.Submission.SessionId is null ? AdmissionKind.Execution : AdmissionKind.SessionExecution;
        var ticket = desk.Enter(new AdmissionRequest(released.Submission.ApiKeyId, kind, AdmissionPriority.Batch) { AcceptedBefore = true });
        _running[id] = Task.Run(async () =>
        {
            using var scope = logger.BeginScope(new Dictionary<string, object>(StringComparer.Ordinal) { ["ExecutionId"] = id.ToString() });
            try
            {
                await judged.KeepAsync(policies.Current);
                await sessions.ResumeAsync(released, incident, ticket, inFlight.Ending);
            }
            catch (Exception exception)
            {
                // A background door: nobody is there to be answered. An execution without an end is closed by the next start.
                logger.ReleasedRunFailed(exception, id);
            }
            finally
            {
                ticket.Dispose();
                flight.Dispose();
                _running.TryRemove(id, out _);
            }
        });
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_running.Values).WaitAsync(cancellationToken);
}
