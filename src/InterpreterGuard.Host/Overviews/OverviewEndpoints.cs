using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Problems;

namespace InterpreterGuard.Host.Overviews;

/// <summary><c>GET /v1/overview</c>: the numbers of the review room's overview.</summary>
internal static class OverviewEndpoints
{
    public static IServiceCollection AddOverviews(this IServiceCollection services) => services.AddSingleton<OverviewReader>();

    public static void MapOverview(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/overview", ReadAsync)
            .RequireAuthorization(AccessPolicies.Review)
            .Produces<OverviewResponse>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Incidents over time, by technique and by rule, executions by agent, sensor losses, pool, queue and policy, for a span of 24h, 7d (usual) or 30d.");

    private static async Task<IResult> ReadAsync(string? span, HttpContext context, OverviewReader reader, CancellationToken stop) =>
        OverviewSpan.Find(span) is { } found
            ? TypedResults.Ok(await reader.ReadAsync(Caller.Of(context).Scope, found, stop))
            : Problem.NotValid([new FieldProblem("span", OverviewSpan.Problem)]);
}
