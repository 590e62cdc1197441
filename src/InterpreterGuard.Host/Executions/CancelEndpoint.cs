using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InterpreterGuard.Host.Executions;

/// <summary><c>/v1/executions/{id}/cancel</c>: asks for the end of what runs.</summary>
internal static class CancelEndpoint
{
    public static void MapCancel(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/executions/{id}/cancel", CancelAsync)
            .RequireAuthorization(AccessPolicies.Submit)
            .Produces<AcceptedResponse>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Ends an execution that runs or waits for its turn. It may be asked again.");

    private static async Task<IResult> CancelAsync(string id, HttpContext context, IEvidenceStore evidence, LiveRuns runs)
    {
        if (await VisibleExecution.FindAsync(id, Caller.Of(context), evidence, context.RequestAborted) is not { } execution)
            return VisibleExecution.NotFound(id);
        if (runs.Find(execution.Id) is { } run)
        {
            run.Cancel();
            return Accepted(execution);
        }

        // It may have ended while it was being looked for.
        execution = await evidence.FindExecutionAsync(execution.Id, context.RequestAborted) ?? execution;
        return execution.Status switch
        {
            ExecutionStatus.Cancelled => Accepted(execution),
            ExecutionStatus.Running => Conflict(execution, "A reviewer released it: nobody waits for it, and it runs to its end."),
            ExecutionStatus.Held => Conflict(execution, "It waits for a person, and nothing of it runs."),
            _ => Conflict(execution, $"It ended as {System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(execution.Status.ToString())} at {execution.EndedAt:u}."),
        };
    }

    private static Accepted<AcceptedResponse> Accepted(Execution execution) =>
        TypedResults.Accepted($"/v1/executions/{execution.Id}", new AcceptedResponse(execution.Id.ToString(), execution.Status));

    private static IResult Conflict(Execution execution, string detail) => Problem.Make(
        StatusCodes.Status409Conflict, "Nothing to cancel", detail, ("execution_id", execution.Id.ToString()), ("status", execution.Status));
}
