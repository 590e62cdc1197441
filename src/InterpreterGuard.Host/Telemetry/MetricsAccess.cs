using System.Net;
using InterpreterGuard.Core.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Telemetry;

/// <summary>Who may read <c>/metrics</c>: reviewers and admins, and whoever asks from this very machine unless the settings want a key from them too.</summary>
internal sealed class MetricsAccess(IOptions<TelemetryOptions> options) : AuthorizationHandler<MetricsAccess.Requirement>
{
    // Behind a proxy on this machine everybody comes from a loopback address.
    private static readonly string[] PassedOn = ["Forwarded", "X-Forwarded-For", "X-Original-For", "Via"];

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement)
    {
        var hasRole = context.User.IsInRole(nameof(Role.Reviewer)) || context.User.IsInRole(nameof(Role.Admin));
        if (hasRole || (!options.Value.MetricsNeedKey && context.Resource is HttpContext http && IsOwnMachine(http)))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }

    private static bool IsOwnMachine(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !PassedOn.Any(http.Request.Headers.ContainsKey);

    /// <summary>What is asked of a caller.</summary>
    internal sealed class Requirement : IAuthorizationRequirement;
}
