using InterpreterGuard.Core.Keeping;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Keeping;

/// <summary><c>/v1/tenants/…/data</c>: deletes what is kept of a tenant, an agent or a user; for admins.</summary>
internal static class ErasureEndpoints
{
    public static void MapErasures(this IEndpointRouteBuilder routes)
    {
        routes.MapDelete("/v1/tenants/{tenant}/data", EraseAsync)
            .RequireAuthorization(AccessPolicies.Administer)
            .Produces<ErasureResponse>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Counts what is kept of a tenant (or, with agent= or user=, of one of theirs), and with dry_run=false and a reason deletes it. What is on legal hold or runs stays.");
        routes.MapGet("/v1/erasures", async (ErasureDesk desk, CancellationToken stop) => TypedResults.Ok(new ErasureList(await desk.ListAsync(stop))))
            .RequireAuthorization(AccessPolicies.Administer)
            .WithSummary("Erasures that were done, newest first, at most 500.");
    }

    private static async Task<IResult> EraseAsync(string tenant, string? agent, string? user, string? dry_run, string? reason, HttpContext context, ErasureDesk desk)
    {
        var query = new QueryReader();
        var dry = string.IsNullOrEmpty(dry_run) || query.Flag("dry_run", dry_run);
        var scope = new ErasureScope(tenant, agent, user);
        query.Problems.AddRange(ErasureDesk.Check(scope, reason, dry));
        if (query.Problems.Count > 0)
            return Problem.NotValid(query.Problems);

        if (dry)
            return TypedResults.Ok(new ErasureResponse(DryRun: true, await desk.CountAsync(scope, context.RequestAborted)));
        var done = await desk.EraseAsync(scope, Caller.Of(context).KeyId, reason!, context.RequestAborted);
        return TypedResults.Ok(new ErasureResponse(DryRun: false, done.Counts, done));
    }
}
