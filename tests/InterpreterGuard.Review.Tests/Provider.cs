using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace InterpreterGuard.Review.Tests;

/// <summary>A real OpenID Connect provider on this machine: OpenIddict's server. Its sign-in page has one link a person.</summary>
public sealed class Provider : IAsyncDisposable
{
    public const string ClientId = "interpreterguard";
    public const string ClientSecret = "a secret that lies in a file";

    /// <summary>Its people with their roles.</summary>
    private static readonly Dictionary<string, string[]> People = new(StringComparer.Ordinal)
    {
        ["rita"] = ["staff", "ig-reviewers"],
        ["adam"] = ["staff", "ig-admins"],
        ["nora"] = ["staff"],
        ["admin"] = ["ig-reviewers"],
    };

    private readonly WebApplication _app;

    private Provider(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    public static async Task<Provider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.EnableDegradedMode();
            server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token");
            server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            server.RegisterScopes(OpenIddictConstants.Scopes.OpenId, OpenIddictConstants.Scopes.Profile);
            server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
            server.UseAspNetCore().DisableTransportSecurityRequirement().EnableAuthorizationEndpointPassthrough();
            server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != ClientId || context.RedirectUri?.EndsWith("/review/openid", StringComparison.Ordinal) != true)
                    context.Reject(OpenIddictConstants.Errors.InvalidClient);
                return default;
            }));
            server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != ClientId || context.ClientSecret != ClientSecret)
                    context.Reject(OpenIddictConstants.Errors.InvalidClient);
                return default;
            }));
        });
        builder.Services.AddAuthentication();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.UseAuthentication();
        app.MapGet("/connect/authorize", Authorize);
        await app.StartAsync();
        return new Provider(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static IResult Authorize(HttpContext context, string? person)
    {
        var request = context.GetOpenIddictServerRequest()!;
        if (person is null || !People.TryGetValue(person, out var roles))
            return Results.Content(Page(context), "text/html", Encoding.UTF8);
        var identity = new ClaimsIdentity("provider", OpenIddictConstants.Claims.Name, OpenIddictConstants.Claims.Role);
        identity.SetClaim(OpenIddictConstants.Claims.Subject, "subject-of-" + person)
            .SetClaim(OpenIddictConstants.Claims.PreferredUsername, person)
            .SetClaims("roles", [.. roles]);
        identity.SetScopes(request.GetScopes());
        identity.SetDestinations(_ => [OpenIddictConstants.Destinations.IdentityToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), properties: null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static string Page(HttpContext context) => "<!doctype html><title>Provider</title>" + string.Concat(People.Keys.Select(person =>
        $"<p><a href=\"{System.Net.WebUtility.HtmlEncode(context.Request.Path + context.Request.QueryString + "&person=" + person)}\">{person}</a>"));
}
