using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace InterpreterGuard.Host.Review.SignIn;

/// <summary>OpenID Connect, where a deployment sets it up.</summary>
internal static class OpenIdRegistration
{
    public static IServiceCollection AddOpenId(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OpenIdOptions>().BindConfiguration(OpenIdOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OpenIdOptions>, OpenIdValidation>();
        services.AddSingleton<OpenIdEvents>();

        // The handler looks at every request and wants its settings then: without any, there must be no handler.
        if (string.IsNullOrEmpty(configuration[OpenIdOptions.Section + ":Authority"]))
            return services;
        services.AddAuthentication().AddOpenIdConnect(ReviewAccess.OpenId, _ => { });
        services.AddOptions<OpenIdConnectOptions>(ReviewAccess.OpenId).Configure<IOptions<OpenIdOptions>>((connect, options) => SetUp(connect, options.Value));
        return services;
    }

    private static void SetUp(OpenIdConnectOptions connect, OpenIdOptions options)
    {
        connect.Authority = options.Authority;
        connect.ClientId = options.ClientId;
        connect.ClientSecret = options.ClientSecretFile.Length == 0 ? null : File.ReadAllText(options.ClientSecretFile).Trim();
        connect.RequireHttpsMetadata = options.Authority.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        connect.SignInScheme = ReviewAccess.Scheme;
        connect.CallbackPath = "/review/openid";
        connect.SignedOutCallbackPath = "/review/openid-signed-out";
        connect.RemoteSignOutPath = PathString.Empty;
        connect.ResponseType = OpenIdConnectResponseType.Code;

        // The answer comes as a link and not as a form from elsewhere: the cookies below need not be sent with those.
        connect.ResponseMode = OpenIdConnectResponseMode.Query;
        connect.UsePkce = true;
        connect.MapInboundClaims = false;
        connect.SaveTokens = false;
        connect.UseTokenLifetime = false;
        connect.DisableTelemetry = true;
        connect.EventsType = typeof(OpenIdEvents);
        foreach (var scope in options.Scopes)
            connect.Scope.Add(scope);
        foreach (var cookie in new[] { connect.CorrelationCookie, connect.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.HttpOnly = true;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }
    }
}
