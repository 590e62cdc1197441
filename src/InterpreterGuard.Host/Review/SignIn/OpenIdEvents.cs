using System.Security.Claims;
using InterpreterGuard.Core.Access;
using InterpreterGuard.Host.Review.Auditing;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Review.SignIn;

/// <summary>Makes a person of what a provider says, and tells the audit trail.</summary>
internal sealed class OpenIdEvents(IOptions<OpenIdOptions> options, IOptions<ReviewOptions> review, IReviewAudit audit, TimeProvider time) : OpenIdConnectEvents
{
    private const int NameCharactersMax = 128;

    public override async Task TokenValidated(TokenValidatedContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var told = context.Principal!;
        var name = NameOf(told);
        if (RoleOf(told) is not { } role)
        {
            await audit.RecordAsync(new(ReviewStep.SignInFailed, name, AddressOf(context.HttpContext), "the provider names no role that counts here"), CancellationToken.None);
            context.Response.Redirect(ReviewAccess.DeniedPath);
            context.HandleResponse();
            return;
        }

        context.Principal = new ReviewPerson(name, role, TenantsOf(told)).ToPrincipal();
        context.Properties!.IssuedUtc = time.GetUtcNow();
        context.Properties.ExpiresUtc = time.GetUtcNow().AddHours(review.Value.SessionHours);
        context.Properties.AllowRefresh = false;
        await audit.RecordAsync(new(ReviewStep.SignedIn, name, AddressOf(context.HttpContext), "with OpenID Connect"), CancellationToken.None);
    }

    public override async Task RemoteFailure(Microsoft.AspNetCore.Authentication.RemoteFailureContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        // The failure quotes what came with the request; the record gets its kind, and a person gets a sentence.
        await audit.RecordAsync(new(ReviewStep.SignInFailed, "", AddressOf(context.HttpContext), $"OpenID Connect: {context.Failure?.GetType().Name}"), CancellationToken.None);
        context.Response.Redirect(ReviewAccess.SignInPath + "?problem=provider");
        context.HandleResponse();
    }

    private string NameOf(ClaimsPrincipal told)
    {
        var name = told.FindFirstValue(options.Value.NameClaim) ?? told.FindFirstValue("sub") ?? "";
        name = new string([.. name.Where(c => !char.IsControl(c)).Take(NameCharactersMax)]).Trim();

        // The local account is nobody else, whatever a provider calls its people.
        return string.Equals(name, LocalAdmin.Name, StringComparison.OrdinalIgnoreCase) || name.Length == 0 ? $"{name}@{new Uri(options.Value.Authority).Host}" : name;
    }

    private Role? RoleOf(ClaimsPrincipal told)
    {
        var roles = told.FindAll(options.Value.RoleClaim).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal);
        if (options.Value.Roles.Admin.Any(roles.Contains))
            return Role.Admin;
        return options.Value.Roles.Reviewer.Any(roles.Contains) ? Role.Reviewer : null;
    }

    // No tenant of this name can be: names of tenants are not empty. An empty list would stand for all.
    private string[] TenantsOf(ClaimsPrincipal told) => options.Value.TenantClaim.Length == 0
        ? []
        : [.. told.FindAll(options.Value.TenantClaim).Select(claim => claim.Value).DefaultIfEmpty("")];

    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";
}
