using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Masking;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;
using InterpreterGuard.Host.Streaming;
using InterpreterGuard.Host.Watching;

namespace InterpreterGuard.Host.Executions;

/// <summary><c>/v1/executions</c>: run code, and read how it went.</summary>
internal static class ExecutionEndpoints
{
    private const int PageMax = 10_000;
    private const int PageUsual = 1000;

    public static void MapExecutions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/executions", (HttpContext context, ExecutionRunner runner) => runner.RunAsync(context))
            .RequireAuthorization(AccessPolicies.Submit)
            .Accepts<ExecutionRequest>("application/json")
            .Produces<ExecutionResponse>()
            .Produces<AcceptedResponse>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithSummary("Runs code in a fresh sandbox, under watch. With wait=false it answers at once, with Accept: text/event-stream event by event.");
        routes.MapGet("/v1/executions/{id}", FindAsync)
            .RequireAuthorization(AccessPolicies.Read)
            .Produces<ExecutionResponse>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("How an execution stands or ended. Agents see their own.");
        routes.MapGet("/v1/executions/{id}/observations", ObservationsAsync)
            .RequireAuthorization(AccessPolicies.Read)
            .Produces<ObservationPage>()
            .Produces<string>(StatusCodes.Status200OK, ServerEvents.ContentType)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("What was seen while it ran, in order. With Accept: text/event-stream it is told as it happens, after Last-Event-ID (or ?after=), to the end; "
                + "with aftermath=true also what it left running in its session.");
    }

    private static async Task<IResult> FindAsync(string id, HttpContext context, IEvidenceStore evidence, IPolicies policies, AgentView view)
    {
        var caller = Caller.Of(context);
        return await VisibleExecution.FindAsync(id, caller, evidence, context.RequestAborted) is { } execution
            ? view.Of(execution, caller, policies.Current)
            : VisibleExecution.NotFound(id);
    }

    private static async Task<IResult> ObservationsAsync(
        string id, string? after, string? limit, string? aftermath, HttpContext context, IEvidenceStore evidence, IPolicies policies, AgentView view, WatchStream watch)
    {
        var query = new QueryReader();
        var first = query.After(after, context.Request);
        var goesOn = query.Flag("aftermath", aftermath);
        var count = (int)query.Number("limit", limit, PageUsual, 1, PageMax);
        if (query.Problems.Count > 0)
            return Problem.NotValid(query.Problems);

        var caller = Caller.Of(context);
        if (await VisibleExecution.FindAsync(id, caller, evidence, context.RequestAborted) is not { } execution)
            return VisibleExecution.NotFound(id);
        if (caller.Sees(policies.Current) != Disclosure.Full)
            return Problem.Forbidden("The policy does not disclose observations to agents. Use a reviewer's key.");

        if (ServerEvents.Accepted(context.Request))
        {
            await watch.WriteAsync(context, caller, policies.Current, execution, first, goesOn);
            return TypedResults.Empty;
        }

        var observations = await evidence.ListObservationsAsync(execution.Id, first, count, context.RequestAborted);
        return view.Of(
            new ObservationPage([.. observations.Select(ObservationResponse.Of)], observations.Count == count ? observations[^1].Sequence : null), caller, policies.Current);
    }
}
