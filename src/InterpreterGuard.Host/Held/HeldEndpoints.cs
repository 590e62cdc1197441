using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Held;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Executions;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Held;

/// <summary><c>/v1/held</c>: submissions that wait for a person, and the person's decision.</summary>
internal static class HeldEndpoints
{
    public static void MapHeld(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/held", ListAsync)
            .RequireAuthorization(AccessPolicies.Review)
            .Produces<HeldPage>()
            .WithSummary("Submissions that wait for a person, oldest first.");
        Decision(routes.MapPost("/v1/held/{id}/release", ReleaseAsync))
            .Produces<ExecutionResponse>(StatusCodes.Status202Accepted)
            .WithSummary("Lets a held submission run. How it goes is at /v1/executions/{id}.");
        Decision(routes.MapPost("/v1/held/{id}/reject", RejectAsync))
            .Produces<ExecutionResponse>()
            .WithSummary("Refuses a held submission for good.");
    }

    private static RouteHandlerBuilder Decision(RouteHandlerBuilder route) => route
        .RequireAuthorization(AccessPolicies.Review)
        .Accepts<DecisionRequest>("application/json")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<IResult> ListAsync(string? after, string? limit, HttpContext context, IHeldStore held)
    {
        var query = new QueryReader();
        var first = query.Id<ExecutionId>("after", after, ExecutionId.TryParse, "exe_0123…");
        var count = (int)query.Number("limit", limit, 50, 1, 500);
        if (query.Problems.Count > 0)
            return Problem.NotValid(query.Problems);

        var waiting = await held.ListAsync(Caller.Of(context).Scope, first, count, context.RequestAborted);
        return TypedResults.Ok(new HeldPage([.. waiting.Select(HeldResponse.Of)], waiting.Count == count ? waiting[^1].Id.ToString() : null));
    }

    private static async Task<IResult> ReleaseAsync(string id, HttpContext context, IEvidenceStore evidence, HeldDesk desk, ReleasedRuns runs)
    {
        var (reason, problem) = await DecisionReader.ReadAsync(context);
        if (reason is null)
            return problem!;
        if (await VisibleExecution.FindAsync(id, Caller.Of(context), evidence, context.RequestAborted) is not { Id: var read })
            return Unknown(id);

        var answer = await desk.ReleaseAsync(read, Caller.Of(context).KeyId, reason, context.RequestAborted);
        if (answer.Outcome != HeldOutcome.Decided)
            return NotDecided(id, answer);
        runs.Start(answer.Execution!, answer.Incident);
        return TypedResults.Accepted($"/v1/executions/{read}", Show(answer.Execution!));
    }

    private static async Task<IResult> RejectAsync(string id, HttpContext context, IEvidenceStore evidence, HeldDesk desk)
    {
        var (reason, problem) = await DecisionReader.ReadAsync(context);
        if (reason is null)
            return problem!;
        if (await VisibleExecution.FindAsync(id, Caller.Of(context), evidence, context.RequestAborted) is not { Id: var read })
            return Unknown(id);

        var answer = await desk.RejectAsync(read, Caller.Of(context).KeyId, reason, context.RequestAborted);
        return answer.Outcome == HeldOutcome.Decided ? TypedResults.Ok(Show(answer.Execution!)) : NotDecided(id, answer);
    }

    private static ExecutionResponse Show(Execution execution) => ExecutionAnswer.Of(execution, Core.Policies.Disclosure.Full, forReviewer: true);

    private static IResult NotDecided(string id, HeldAnswer answer) => answer switch
    {
        { Outcome: HeldOutcome.Unknown } => Unknown(id),
        { Execution: { } execution } => Conflict(execution, HeldSentence.Of(answer)),
        _ => throw new InvalidOperationException($"A decision came back as {answer.Outcome} without its execution."),
    };

    private static IResult Conflict(Execution execution, string detail) => Problem.Make(
        StatusCodes.Status409Conflict, "Not waiting for a decision", detail, ("execution_id", execution.Id.ToString()), ("status", execution.Status));

    private static IResult Unknown(string id) => Problem.NotFound($"There is no execution '{Nearest.Quote(id)}'. Ids look like exe_0123….");
}
