using InterpreterGuard.Core.Audit;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Audit;

/// <summary><c>/v1/audit</c>: the audit trail, for admins.</summary>
internal static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/audit", ListAsync)
            .RequireAuthorization(AccessPolicies.Administer)
            .Produces<AuditPage>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("The audit trail: newest first (before=, kind=), or from a link on in order (after=), as a proof needs it.");
        routes.MapGet("/v1/audit/heads", async (AuditSeal seal, IAuditTrail trail, CancellationToken stop) =>
            {
                await seal.SealAsync(stop);
                return TypedResults.Ok(new AuditHeads(await trail.ListHeadsAsync(stop)));
            })
            .RequireAuthorization(AccessPolicies.Administer)
            .WithSummary("The signed heads of the audit trail; asking signs one of this moment.");
    }

    private static async Task<IResult> ListAsync(string? after, string? before, string? kind, string? limit, IAuditTrail trail, CancellationToken stop)
    {
        var query = new QueryReader();
        var first = query.Number("after", after, 0, 0, long.MaxValue);
        var last = query.Number("before", before, long.MaxValue, 1, long.MaxValue);
        var wanted = query.Enum<AuditKind>("kind", kind);
        var count = (int)query.Number("limit", limit, 100, 1, 1000);
        if (after is not null && (before is not null || wanted is not null))
            query.Problems.Add(new FieldProblem("after", "reads the whole trail in order; leave out 'before' and 'kind', or read newest first without 'after'"));
        if (query.Problems.Count > 0)
            return Problem.NotValid(query.Problems);

        var entries = after is null ? await trail.ListNewestAsync(wanted, last, count, stop) : await trail.ListAsync(first, count, stop);
        return TypedResults.Ok(new AuditPage(entries, entries.Count == count ? entries[^1].Number : null));
    }
}
