using InterpreterGuard.Core.Admission;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Sessions;
using InterpreterGuard.Core.Streaming;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Admission;
using InterpreterGuard.Host.Masking;
using InterpreterGuard.Host.Sessions;
using InterpreterGuard.Host.Streaming;

namespace InterpreterGuard.Host.Executions;

/// <summary>Answers with an execution in the way the caller asked for: at once, at its end, or event by event.</summary>
internal sealed class ExecutionDelivery(EventStream stream, ExecutionEvents events, AgentView view)
{
    public async Task<IResult> DeliverAsync(HttpContext context, Caller caller, IPolicy policy, Delivery delivery, Sent sent)
    {
        context.Response.Headers.Location = $"/v1/executions/{sent.Id}";
        if (sent.Replay)
            context.Response.Headers["Idempotent-Replay"] = "true";
        if (sent.Stored is { } stored)
            return await StoredAsync(context, caller, policy, delivery, stored);

        try
        {
            return await LiveAsync(context, caller, policy, delivery, sent.Run!);
        }
        catch (SessionException problem)
        {
            return SessionProblems.Of(problem, context);
        }
        finally
        {
            if (!delivery.GoesOnAlone && context.RequestAborted.IsCancellationRequested)
                sent.Run!.Cancel();
        }
    }

    private async Task<IResult> LiveAsync(HttpContext context, Caller caller, IPolicy policy, Delivery delivery, LiveRun run)
    {
        if (delivery.Streams && run.Log is { } log)
            return await StreamAsync(context, caller, policy, run, log);
        if (delivery.Wait)
            return await WaitAsync(context, caller, policy, run);
        await run.Accepted.WaitAsync(context.RequestAborted);
        return TypedResults.Accepted(context.Response.Headers.Location.ToString(), new AcceptedResponse(run.Id.ToString(), ExecutionStatus.Running));
    }

    private async Task<IResult> WaitAsync(HttpContext context, Caller caller, IPolicy policy, LiveRun run)
    {
        try
        {
            return view.Of(await run.Ended.WaitAsync(context.RequestAborted), caller, policy);
        }
        catch (AdmissionRefusedException refused)
        {
            return AdmissionProblem.Of(context, refused, run.Id);
        }
        catch (SandboxUnavailableException unavailable)
        {
            return AdmissionProblem.Of(context, unavailable, run.Id);
        }
    }

    private async Task<IResult> StreamAsync(HttpContext context, Caller caller, IPolicy policy, LiveRun run, EventLog log)
    {
        await run.Accepted.WaitAsync(context.RequestAborted);
        await stream.WriteAsync(context, caller, policy, log, after: 0);
        return TypedResults.Empty;
    }

    private async Task<IResult> StoredAsync(HttpContext context, Caller caller, IPolicy policy, Delivery delivery, Execution stored)
    {
        if (delivery.Streams)
        {
            if (events.Find(stored.Id) is { } log)
                await stream.WriteAsync(context, caller, policy, log, after: 0);
            else
                await stream.WriteEndAsync(context, caller, policy, stored.Id);
            return TypedResults.Empty;
        }

        // A reviewer released it, and it is on its way without anybody who waits.
        return stored.Status == ExecutionStatus.Running
            ? TypedResults.Accepted(context.Response.Headers.Location.ToString(), new AcceptedResponse(stored.Id.ToString(), stored.Status))
            : view.Of(stored, caller, policy);
    }
}
