using InterpreterGuard.Core.Policies;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Streaming;

namespace InterpreterGuard.Host.Watching;

/// <summary><c>/v1/observations</c>: everything that is seen, of all executions. One execution's are at <c>/v1/executions/{id}/observations</c>.</summary>
internal static class WatchEndpoints
{
    public static void MapWatching(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/observations", FollowAsync)
            .RequireAuthorization(AccessPolicies.Review)
            .Produces<string>(StatusCodes.Status200OK, ServerEvents.ContentType)
            .WithSummary("Server-sent events of all executions as they happen: began, screened, observation, ended; missed says how much a slow reader did not get. For reviewers.");

    private static async Task<IResult> FollowAsync(HttpContext context, WatchStream stream, IPolicies policies)
    {
        await stream.WriteAllAsync(context, Caller.Of(context), policies.Current);
        return TypedResults.Empty;
    }
}
