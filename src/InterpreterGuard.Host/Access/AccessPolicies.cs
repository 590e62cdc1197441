using InterpreterGuard.Core.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace InterpreterGuard.Host.Access;

/// <summary>Who may do what. Everything needs a key unless it says otherwise.</summary>
internal static class AccessPolicies
{
    /// <summary>Send code. An admin's key is not for agents.</summary>
    public const string Submit = "submit";

    /// <summary>Read executions.</summary>
    public const string Read = "read";

    /// <summary>Read incidents and rules.</summary>
    public const string Review = "review";

    /// <summary>Make and revoke keys.</summary>
    public const string Administer = "administer";

    /// <summary>Read <c>/metrics</c>.</summary>
    public const string Metrics = "metrics";

    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<ApiKeyDirectory>();
        services.AddAuthentication(ApiKeyAuthentication.Scheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.Scheme, null);
        services.AddAuthorizationBuilder()
            .AddPolicy(Submit, policy => policy.RequireRole(nameof(Role.Agent), nameof(Role.Reviewer)))
            .AddPolicy(Read, policy => policy.RequireRole(nameof(Role.Agent), nameof(Role.Reviewer), nameof(Role.Admin)))
            .AddPolicy(Review, policy => policy.RequireRole(nameof(Role.Reviewer), nameof(Role.Admin)))
            .AddPolicy(Administer, policy => policy.RequireRole(nameof(Role.Admin)))
            .SetFallbackPolicy(null);
        return services;
    }

    /// <summary>The roles a policy lets in, for the sentence that says why somebody was not.</summary>
    public static string RolesOf(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<IAuthorizeData>()?.Policy switch
    {
        Submit => "agent or reviewer",
        Review or Metrics => "reviewer or admin",
        Administer => "admin",
        _ => "agent, reviewer or admin",
    };
}
