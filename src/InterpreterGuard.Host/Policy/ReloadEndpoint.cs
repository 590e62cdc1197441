using InterpreterGuard.Core.Audit;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Problems;

namespace InterpreterGuard.Host.Policy;

/// <summary><c>POST /v1/policies/reload</c>: read the policy's files now.</summary>
internal static class ReloadEndpoint
{
    public static void MapPolicyReload(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/policies/reload", ReloadAsync)
            .RequireAuthorization(AccessPolicies.Administer)
            .Produces<ReloadResponse>()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithSummary("Reads the policy's files now. With problems, the policy in force stays, and the answer tells them all.");

    private static async Task<IResult> ReloadAsync(HttpContext context, IPolicyReloads reloads, IAuditTrail trail, ILogger<Program> logger)
    {
        logger.ReloadAsked($"key {Caller.Of(context).KeyId}");
        var reload = await reloads.ReloadAsync(context.RequestAborted);
        await trail.AppendAsync(
            new AuditEvent(AuditKind.Policy, Caller.Of(context).KeyId, reload.PolicyHash, reload.Succeeded ? "read anew" : $"reading anew found {reload.Problems.Count} problems; this one stays"), CancellationToken.None);
        return reload.Succeeded
            ? TypedResults.Ok(ReloadResponse.Of(reload))
            : Problem.Make(
                StatusCodes.Status422UnprocessableEntity,
                "The policy has problems",
                $"It was not put in force; {reload.PolicyHash} stays. Mend the {reload.Problems.Count} {(reload.Problems.Count == 1 ? "problem" : "problems")} and try again.",
                ("problems", reload.Problems));
    }
}
