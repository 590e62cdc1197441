using InterpreterGuard.Core.Policies;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Policy;

/// <summary><c>GET /v1/policies/explain/{subject}</c>: what holds for a part of the policy in force, and which line of which file says so.</summary>
internal static class ExplainEndpoint
{
    public static void MapPolicyExplanations(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/policies/explain/{subject}", Explain)
            .RequireAuthorization(AccessPolicies.Review)
            .Produces<PolicyExplanation>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("What holds for a rule (IG4004), the policy, profiles.NAME or lists.NAME, and which file and line set it.");

    private static IResult Explain(string subject, IPolicies policies)
    {
        var policy = policies.Current;
        if (policy.Explain(subject) is { } explanation)
            return TypedResults.Ok(explanation);
        return Problem.NotFound($"There is nothing called '{Nearest.Quote(subject)}' in the policy{Nearest.Hint(subject, [.. policy.Explained])}. Ask about a rule's id, 'policy', 'profiles.NAME' or 'lists.NAME'.");
    }
}
