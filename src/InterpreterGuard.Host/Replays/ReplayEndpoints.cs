using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Problems;

namespace InterpreterGuard.Host.Replays;

/// <summary><c>/v1/policies/replays</c>: what would another policy have said of the past?</summary>
internal static class ReplayEndpoints
{
    public static void MapReplays(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/policies/replays", (HttpContext context, ReplayRunner runner) => Caller.Of(context).SeesAll
                ? runner.RunAsync(context)
                : Task.FromResult(Problem.Forbidden("A replay judges the past of all tenants, and this key sees some of them. Use a key that is not limited to tenants.")))
            .RequireAuthorization(AccessPolicies.Review)
            .Accepts<ReplayRequest>("application/json")
            .Produces<ReplayResponse>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .WithSummary("Judges past executions by another policy and tells which incidents would appear, vanish or change. Keeps nothing.");
}
