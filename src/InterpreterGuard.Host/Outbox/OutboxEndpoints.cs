using InterpreterGuard.Core.Outbox;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Outbox;

/// <summary><c>/v1/outbox</c>: what other tools are told, what waits, what was given up.</summary>
internal static class OutboxEndpoints
{
    public static void MapOutbox(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/outbox", async (OutboxDesk desk, CancellationToken stop) => TypedResults.Ok(new OutboxPage(await desk.ListAsync(stop))))
            .RequireAuthorization(AccessPolicies.Review)
            .AddEndpointFilter(SeesAllAsync)
            .Produces<OutboxPage>()
            .WithSummary("Where incidents are told: what waits, since when, what went wrong last, what is dead.");
        routes.MapGet("/v1/outbox/dead", ListDeadAsync)
            .RequireAuthorization(AccessPolicies.Review)
            .AddEndpointFilter(SeesAllAsync)
            .Produces<DeadPage>()
            .WithSummary("Messages that are not tried any more, those given up last first.");
        Map("/v1/outbox/{id}/retry", (id, context, desk) => OneAsync(id, desk.RetryAsync, context), "Has a dead message tried again, behind those of its destination that came before it.");
        Map("/v1/outbox/{id}/discard", (id, context, desk) => OneAsync(id, desk.DiscardAsync, context), "Deletes a dead message: nobody is told it any more. Its incident stays.");
        Map("/v1/outbox/destinations/{id}/retry", (id, context, desk) => AllAsync(id, desk.RetryAsync, context), "Has all dead messages of a destination tried again.");
        Map("/v1/outbox/destinations/{id}/discard", (id, context, desk) => AllAsync(id, desk.DiscardAsync, context), "Deletes all dead messages of a destination. Their incidents stay.");

        void Map(string path, Func<string, HttpContext, OutboxDesk, Task<IResult>> act, string summary) => routes.MapPost(path, act)
            .RequireAuthorization(AccessPolicies.Administer)
            .AddEndpointFilter(SeesAllAsync)
            .Produces<DeadCount>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary(summary);
    }

    private static async ValueTask<object?> SeesAllAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        OutboxDesk.WhyNot(Caller.Of(context.HttpContext)) is { } why ? Problem.Forbidden(why) : await next(context);

    private static async Task<IResult> ListDeadAsync(string? before, string? limit, OutboxDesk desk, CancellationToken stop)
    {
        var query = new QueryReader();
        var count = (int)query.Number("limit", limit, 50, 1, 500);
        if (before is { Length: > OutboxDesk.NameMax })
            query.Problems.Add(new FieldProblem("before", $"has {before.Length} characters; take the id of a dead message, such as msg_0123…"));
        if (query.Problems.Count > 0)
            return Problem.NotValid(query.Problems);
        return TypedResults.Ok(await desk.ListDeadAsync(before, count, stop));
    }

    private static async Task<IResult> OneAsync(string id, Func<DeadChoice, string, Task<int>> act, HttpContext context) =>
        id.Length <= OutboxDesk.NameMax && await act(DeadChoice.One(id), Caller.Of(context).KeyId) is > 0 and var count
            ? TypedResults.Accepted("/v1/outbox", new DeadCount(count))
            : Problem.NotFound($"No dead message has the id '{Nearest.Quote(id)}'. GET /v1/outbox/dead lists them.");

    private static async Task<IResult> AllAsync(string name, Func<DeadChoice, string, Task<int>> act, HttpContext context) =>
        name.Length <= OutboxDesk.NameMax && await act(DeadChoice.AllOf(name), Caller.Of(context).KeyId) is > 0 and var count
            ? TypedResults.Accepted("/v1/outbox", new DeadCount(count))
            : Problem.NotFound($"No destination '{Nearest.Quote(name)}' has dead messages. GET /v1/outbox lists them.");
}
