using InterpreterGuard.Core.Policies;
using InterpreterGuard.Host.Access;

namespace InterpreterGuard.Host.Policy;

/// <summary><c>/v1/policy</c>: what is in force, for reviewers.</summary>
internal static class PolicyEndpoints
{
    public static void MapPolicy(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/policy", (IPolicies policies) => TypedResults.Ok(Describe(policies.Current)))
            .RequireAuthorization(AccessPolicies.Review)
            .WithSummary("The policy in force: hash, profiles, rules.");

    private static PolicyResponse Describe(IPolicy policy) => new(
        policy.Id,
        policy.Hash,
        policy.Enforced ? "enforce" : "observe",
        policy.Disclosure,
        policy.DefaultProfile,
        [.. policy.Profiles.Values.OrderBy(profile => profile.Name, StringComparer.Ordinal)],
        [.. policy.Rules.Select(RuleResponse.Of)]);
}
