using InterpreterGuard.Core.Pipeline;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Masking;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Executions;

/// <summary>One <c>POST /v1/executions</c>: read, run, answer.</summary>
internal sealed class ExecutionRunner(
    SubmissionPipeline pipeline, IPolicies policies, ExecutionsInFlight inFlight, TimeProvider time, IOptions<HostSettings> settings, AgentView view)
{
    public async Task<IResult> RunAsync(HttpContext context)
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
                (submission, problems) = new SubmissionReader(settings.Value, policy, time).Read(document.RootElement, caller);
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
            var execution = await pipeline.RunAsync(submission, policy, callerGone.Token);
            return view.Of(ExecutionAnswer.Of(execution, caller.Sees(policy), caller.IsReviewer), caller, policy, quotes: execution.Findings.Any(finding => finding.IsAdvice));
        }
        catch (SandboxUnavailableException unavailable)
        {
            var seconds = Math.Max(1, (int)Math.Ceiling(unavailable.RetryAfter.TotalSeconds));
            context.Response.Headers.RetryAfter = seconds.ToString();
            return unavailable.Full
                ? Unavailable(StatusCodes.Status429TooManyRequests, "The host is full")
                : Unavailable(StatusCodes.Status503ServiceUnavailable, "No sandbox can be had");

            IResult Unavailable(int status, string title) => Problem.Make(
                status, title, $"{unavailable.Message.TrimEnd('.')}. Try again in {seconds} s.", ("execution_id", submission.Id.ToString()), ("retry_after_seconds", seconds));
        }
    }
}
