using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Streaming;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Executions;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Streaming;

/// <summary><c>/v1/executions/{id}/events</c>: what an execution says, while it runs and for a while after.</summary>
internal static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/executions/{id}/events", ReadAsync)
            .RequireAuthorization(AccessPolicies.Read)
            .Produces<string>(StatusCodes.Status200OK, ServerEvents.ContentType)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status410Gone)
            .WithSummary("Server-sent events of an execution, after Last-Event-ID (or ?after=). Agents see their own.");

    private static async Task<IResult> ReadAsync(
        string id, string? after, HttpContext context, IEvidenceStore evidence, ExecutionEvents events, EventStream stream, IPolicies policies)
    {
        var query = new QueryReader();
        var last = query.After(after, context.Request);
        if (query.Problems.Count > 0)
            return Problem.NotValid(query.Problems);

        var caller = Caller.Of(context);
        if (await VisibleExecution.FindAsync(id, caller, evidence, context.RequestAborted) is not { } execution)
            return VisibleExecution.NotFound(id);
        if (events.Find(execution.Id) is not { } log)
            return Gone(execution);
        await stream.WriteAsync(context, caller, policies.Current, log, last);
        return TypedResults.Empty;
    }

    private static IResult Gone(Execution execution) => Problem.Make(
        StatusCodes.Status410Gone, "No events",
        $"The events of {execution.Id} are not kept: they are thrown away some time after the end, and are there only for what was sent with 'Accept: text/event-stream', wait=false or an Idempotency-Key. GET /v1/executions/{execution.Id} has its answer.",
        ("execution_id", execution.Id.ToString()), ("status", execution.Status));
}
