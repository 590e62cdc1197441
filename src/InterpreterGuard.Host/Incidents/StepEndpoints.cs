using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Incidents;

/// <summary><c>/v1/incidents/…/decisions</c>: what reviewers do about incidents.</summary>
internal static class StepEndpoints
{
    public static void MapIncidentSteps(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/incidents/{id}/decisions", OneAsync)
            .RequireAuthorization(AccessPolicies.Review)
            .Accepts<StepRequest>("application/json")
            .Produces<IncidentResponse>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("One step about an incident: decide, assign, reopen, comment, hold, unhold. Steps are added, never changed.");
        routes.MapPost("/v1/incidents/decisions", ManyAsync)
            .RequireAuthorization(AccessPolicies.Review)
            .Accepts<StepRequest>("application/json")
            .Produces<StepsResponse>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("The same step about up to 500 incidents, in one transaction.");
    }

    private static async Task<IResult> OneAsync(string id, HttpContext context, ICaseStore cases, TimeProvider time)
    {
        if (!IncidentId.TryParse(id, out var read))
            return NotFound(id);
        var (order, problem) = await StepReader.ReadAsync(context, read, time);
        if (order is null)
            return problem!;

        var scope = Caller.Of(context).Scope;
        var outcome = (await cases.ActAsync(order, scope, context.RequestAborted))[read];
        return outcome switch
        {
            CaseOutcome.NotClosed => Problem.Make(StatusCodes.Status409Conflict, "Not closed", "It is open already; there is nothing to reopen. Comment on it, or decide."),
            CaseOutcome.Done or CaseOutcome.Repeated when await cases.FindAsync(read, scope, context.RequestAborted) is { } now => TypedResults.Ok(IncidentResponse.Of(now)),
            _ => NotFound(id),
        };
    }

    private static async Task<IResult> ManyAsync(HttpContext context, ICaseStore cases, TimeProvider time)
    {
        var (order, problem) = await StepReader.ReadAsync(context, null, time);
        if (order is null)
            return problem!;

        var outcomes = await cases.ActAsync(order, Caller.Of(context).Scope, context.RequestAborted);
        return TypedResults.Ok(new StepsResponse(
            outcomes.Values.Count(outcome => outcome == CaseOutcome.Done),
            outcomes.Where(one => one.Value != CaseOutcome.Done).ToDictionary(one => one.Key.ToString(), one => one.Value, StringComparer.Ordinal)));
    }

    private static IResult NotFound(string id) => Problem.NotFound($"There is no incident '{Nearest.Quote(id)}'. Ids look like inc_0123….");
}
