using InterpreterGuard.Core.Pipeline;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Sessions;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Masking;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Executions;

/// <summary>One <c>POST /v1/executions</c>, or the same in a session: read, run, answer.</summary>
internal sealed class ExecutionRunner(
    SubmissionPipeline pipeline, SessionDesk sessions, IPolicies policies, ExecutionsInFlight inFlight, TimeProvider time, IOptions<HostSettings> settings, AgentView view)
{
    public Task<IResult> RunAsync(HttpContext context) => RunAsync(context, session: null);

    /// <summary>In a session that this caller may use.</summary>
    public async Task<IResult> RunAsync(HttpContext context, SessionView? session)
    {
        var caller = Caller.Of(context);
        var policy = policies.Current;
        var (document, problem) = await BodyReader.ReadAsync(context.Request, settings.Value.BodyBytesMax, context.RequestAborted);
        if (document is null)
            return problem!;

        Submission? submission;
        IReadOnlyList<FieldProblem> problems;
        using (document)
        {
            try
            {
                var reader = new SubmissionReader(settings.Value, policy, time);
                (submission, problems) = session is null ? reader.Read(document.RootElement, caller) : reader.ReadCell(document.RootElement, session, caller);
            }
            catch (InvalidOperationException)
            {
                // The one thing that makes reading an already parsed string throw.
                return BodyReader.LoneSurrogate();
            }
        }

        return submission is null ? Problem.NotValid(problems) : await RunAsync(context, caller, submission, policy);
    }

    private async Task<IResult> RunAsync(HttpContext context, Caller caller, Submission submission, IPolicy policy)
    {
        using var flight = inFlight.Enter();
        using var callerGone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, inFlight.Ending);
        context.Response.Headers.Location = $"/v1/executions/{submission.Id}";
        try
        {
            var execution = submission.SessionId is { } session
                ? await sessions.RunAsync(session, submission, policy, listener: null, accepted: null, callerGone.Token)
                : await pipeline.RunAsync(submission, policy, callerGone.Token);
            return view.Of(ExecutionAnswer.Of(execution, caller.Sees(policy), caller.IsReviewer), caller, policy);
        }
        catch (SandboxUnavailableException unavailable)
        {
            return UnavailableAnswer.Of(unavailable, context, ("execution_id", submission.Id.ToString()));
        }
    }
}
