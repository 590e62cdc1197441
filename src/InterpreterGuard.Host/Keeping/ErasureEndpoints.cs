using InterpreterGuard.Core.Access;
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
        routes.MapGet("/v1/erasures", async (IErasures erasures, CancellationToken stop) => TypedResults.Ok(new ErasureList(await erasures.ListAsync(500, stop))))
            .RequireAuthorization(AccessPolicies.Administer)
            .WithSummary("Erasures that were done, newest first, at most 500.");
    }

    private static async Task<IResult> EraseAsync(string tenant, string? agent, string? user, string? dry_run, string? reason, HttpContext context, IErasures erasures, ILoggerFactory loggers)
    {
        var query = new QueryReader();
        if (TenantName.Problem(tenant) is { } wrong)
            query.Problems.Add(new FieldProblem("tenant", wrong));
        var dry = string.IsNullOrEmpty(dry_run) || query.Flag("dry_run", dry_run);
        Check(query, "agent", agent, ErasureOrder.NameLengthMax);
        Check(query, "user", user, ErasureOrder.NameLengthMax);
        Check(query, "reason", reason, ErasureOrder.ReasonLengthMax);
        if (!dry && string.IsNullOrWhiteSpace(reason))
            query.Problems.Add(new FieldProblem("reason", "is missing; say why this is deleted, for whoever reads the audit trail later"));
        if (query.Problems.Count > 0)
            return Problem.NotValid(query.Problems);

        var scope = new ErasureScope(tenant, agent, user);
        if (dry)
            return TypedResults.Ok(new ErasureResponse(DryRun: true, await erasures.CountAsync(scope, context.RequestAborted)));
        var actor = Caller.Of(context).KeyId;
        var done = await erasures.EraseAsync(new ErasureOrder(scope, actor, reason!.Trim()), context.RequestAborted);
        loggers.CreateLogger(typeof(ErasureEndpoints)).Erased(done.Id, done.Counts.Executions, actor);
        return TypedResults.Ok(new ErasureResponse(DryRun: false, done.Counts, done));
    }

    // An empty name would mean everything, and whoever sent it meant something else.
    private static void Check(QueryReader query, string name, string? text, int lengthMax)
    {
        if (text is not null && (text.Length == 0 || text.Length > lengthMax || text.Any(char.IsControl)))
            query.Problems.Add(new FieldProblem(name, $"must be plain text of 1 to {lengthMax} characters; leave it out otherwise"));
    }
}
