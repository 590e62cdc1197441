using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using InterpreterGuard.Host.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Access;

/// <summary>Authenticates <c>Authorization: Bearer igk_…</c>.</summary>
internal sealed class ApiKeyAuthentication(
    ApiKeyDirectory keys, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "ApiKey";
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.Length == 0)
            return AuthenticateResult.NoResult();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) || ApiKeyText.TryRead(header[Bearer.Length..].Trim()) is not { } text)
            return AuthenticateResult.Fail("The Authorization header holds no key; send 'Authorization: Bearer igk_…'.");

        var key = await keys.FindAsync(text.Id, Context.RequestAborted);

        // An unknown id costs the same comparison as a known one, and is told the same sentence as a wrong secret.
        var expected = key?.SecretHash ?? new byte[SHA256.HashSizeInBytes];
        if (!CryptographicOperations.FixedTimeEquals(text.Hash(), expected.Span) || key is null)
            return AuthenticateResult.Fail("The key is not known here.");
        if (key.RevokedAt is not null)
            return AuthenticateResult.Fail("The key was revoked; ask an admin for a new one.");

        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, key.Id), new(ClaimTypes.Role, key.Role.ToString()), new(Caller.TenantClaim, key.Tenant), .. key.Sees.Select(tenant => new Claim(Caller.SeesClaim, tenant))], Scheme);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var why = (await HandleAuthenticateOnceAsync()).Failure?.Message ?? "A key is needed; send 'Authorization: Bearer igk_…'.";
        Response.Headers.WWWAuthenticate = "Bearer";
        await Problem.Make(StatusCodes.Status401Unauthorized, "No valid key", why).ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problem.Forbidden($"This needs a key with the role {AccessPolicies.RolesOf(Context.GetEndpoint())}.").ExecuteAsync(Context);
}
