using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Incidents;

/// <summary><c>/v1/incidents</c>: the cases, for reviewers.</summary>
internal static class IncidentEndpoints
{
    public static void MapIncidents(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/incidents", ListAsync)
            .RequireAuthorization(AccessPolicies.Review)
            .Produces<IncidentPage>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("The queue, newest first (or sort=risk), one row an incident or, with grouped=true, one for all equal ones. Filters: status (open, mine, closed, all), severity (at least), decision, disposition, "
                + "assignee, rule, technique, agent, key, tenant, session, execution, fingerprint, from, to, text.");
        routes.MapGet("/v1/incidents/{id}", FindAsync)
            .RequireAuthorization(AccessPolicies.Review)
            .Produces<IncidentDetail>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("An incident with its evidence. The id of one that joined another finds that, with the evidence of the execution that joined.");
        routes.MapGet("/v1/incidents/{id}/joined", JoinedAsync)
            .RequireAuthorization(AccessPolicies.Review)
            .Produces<JoinedPage>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Executions that joined an incident instead of opening one like it, newest first. Parameters: before, limit (50, at most 500).");
    }

    private static async Task<IResult> ListAsync(HttpContext context, ICaseStore cases)
    {
        var (stop, caller) = (context.RequestAborted, Caller.Of(context));
        var (query, problems) = CaseQueryReader.Read(context.Request.Query, caller);
        if (query is null)
            return Problem.NotValid(problems);

        var rows = await cases.ListAsync(query, stop);
        return TypedResults.Ok(IncidentPage.Of(query, rows, await cases.CountAsync(caller.Scope, stop)));
    }

    private static async Task<IResult> FindAsync(string id, HttpContext context, ICaseStore cases, IncidentEvidence gather)
    {
        var (stop, scope) = (context.RequestAborted, Caller.Of(context).Scope);
        return IncidentId.TryParse(id, out var read)
            && await cases.FindAsync(read, scope, stop) is { } one
            && await gather.GatherAsync(one, read, scope, stop) is { } detail
            ? TypedResults.Ok(detail)
            : NotFound(id);
    }

    private static async Task<IResult> JoinedAsync(string id, string? before, string? limit, HttpContext context, ICaseStore cases)
    {
        var (stop, query) = (context.RequestAborted, new QueryReader());
        var last = query.Id<IncidentId>("before", before, IncidentId.TryParse, "inc_0123…");
        var most = (int)query.Number("limit", limit, 50, 1, CaseQuery.CountMaxMax);
        if (query.Problems.Count > 0)
            return Problem.NotValid(query.Problems);
        if (!IncidentId.TryParse(id, out var read) || await cases.FindAsync(read, Caller.Of(context).Scope, stop) is not { } one)
            return NotFound(id);

        var joined = await cases.ListJoinedAsync(one.Incident.Id, last, most, stop);
        return TypedResults.Ok(new JoinedPage([.. joined.Select(JoinedResponse.Of)], joined.Count == most ? joined[^1].Own.Id.ToString() : null));
    }

    // One of another tenant is answered like one that never was.
    private static IResult NotFound(string id) => Problem.NotFound($"There is no incident '{Nearest.Quote(id)}'. Ids look like inc_0123….");
}
