using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Evidence;
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
            .WithSummary("Incidents, newest first. severity is the least severe one shown.");
        routes.MapGet("/v1/incidents/{id}", FindAsync)
            .RequireAuthorization(AccessPolicies.Review)
            .Produces<IncidentDetail>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("An incident with its evidence.");
    }

    private static async Task<IResult> ListAsync(
        string? severity, string? rule, string? execution, string? before, string? limit, IEvidenceStore evidence, CancellationToken stop)
    {
        var query = new QueryReader();
        var wanted = new IncidentQuery(
            query.Enum<Severity>("severity", severity) ?? Severity.Info,
            string.IsNullOrEmpty(rule) ? null : new RuleId(rule),
            query.Id<ExecutionId>("execution", execution, ExecutionId.TryParse, "exe_0123…"),
            query.Id<IncidentId>("before", before, IncidentId.TryParse, "inc_0123…"),
            (int)query.Number("limit", limit, 50, 1, 500));
        if (query.Problems.Count > 0)
            return Problem.NotValid(query.Problems);

        var incidents = await evidence.ListIncidentsAsync(wanted, stop);
        return TypedResults.Ok(new IncidentPage(
            [.. incidents.Select(IncidentResponse.Of)], incidents.Count == wanted.CountMax ? incidents[^1].Id.ToString() : null));
    }

    private static async Task<IResult> FindAsync(string id, IEvidenceStore evidence, IncidentEvidence gather, CancellationToken stop) =>
        IncidentId.TryParse(id, out var read)
            && await evidence.FindIncidentAsync(read, stop) is { } incident
            && await gather.GatherAsync(incident, stop) is { } detail
            ? TypedResults.Ok(detail)
            : Problem.NotFound($"There is no incident '{Nearest.Quote(id)}'. Ids look like inc_0123….");
}
