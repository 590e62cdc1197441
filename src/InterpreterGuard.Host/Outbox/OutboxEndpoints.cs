using InterpreterGuard.Core.Outbox;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;
using InterpreterGuard.Outbox;

namespace InterpreterGuard.Host.Outbox;

/// <summary><c>/v1/outbox</c>: what other tools are told, what waits, what was given up.</summary>
internal static class OutboxEndpoints
{
    private const int IdMax = 64;

    public static void MapOutbox(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/outbox", async (OutboxStatus status, CancellationToken stop) =>
                TypedResults.Ok(new OutboxPage([.. (await status.ListAsync(stop)).Select(DestinationResponse.Of)])))
            .RequireAuthorization(AccessPolicies.Review)
            .Produces<OutboxPage>()
            .WithSummary("Where incidents are told: what waits, since when, what went wrong last, what is dead.");
        routes.MapGet("/v1/outbox/dead", ListDeadAsync)
            .RequireAuthorization(AccessPolicies.Review)
            .Produces<DeadPage>()
            .WithSummary("Messages that are not tried any more, those given up last first.");
        routes.MapPost("/v1/outbox/{id}/retry", RetryAsync)
            .RequireAuthorization(AccessPolicies.Administer)
            .Produces(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Has a dead message tried again, behind those of its destination that came before it.");
    }

    private static async Task<IResult> ListDeadAsync(string? before, string? limit, IOutboxStore store, CancellationToken stop)
    {
        var query = new QueryReader();
        var count = (int)query.Number("limit", limit, 50, 1, 500);
        if (before is { Length: > IdMax })
            query.Problems.Add(new FieldProblem("before", $"has {before.Length} characters; take the id of a dead message, such as msg_0123…"));
        if (query.Problems.Count > 0)
            return Problem.NotValid(query.Problems);
        var dead = await store.ListDeadAsync(string.IsNullOrEmpty(before) ? null : before, count, stop);
        return TypedResults.Ok(new DeadPage([.. dead.Select(DeadResponse.Of)], dead.Count == count ? dead[^1].Id : null));
    }

    private static async Task<IResult> RetryAsync(string id, HttpContext context, IOutboxStore store, TimeProvider time, ILogger<OutboxStatus> logger)
    {
        if (id.Length > IdMax || !await store.RetryAsync(id, time.GetUtcNow()))
            return Problem.NotFound($"No dead message has the id '{Nearest.Quote(id)}'. GET /v1/outbox/dead lists them.");
        logger.MessageRetried(id, Caller.Of(context).KeyId);
        return TypedResults.Accepted("/v1/outbox");
    }
}
