using System.Net;
using InterpreterGuard.Core.Access;
using InterpreterGuard.Host.Review.Auditing;
using InterpreterGuard.Host.Review.Handover;
using InterpreterGuard.Host.Review.SignIn;
using InterpreterGuard.Host.Review.Theme;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MudBlazor.Services;

namespace InterpreterGuard.Host.Review;

/// <summary>What the review room needs.</summary>
internal static class ReviewRegistration
{
    public static IServiceCollection AddReview(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ReviewOptions>().BindConfiguration(ReviewOptions.Section).ValidateDataAnnotations()
            .Validate(options => options.Proxies.All(proxy => IPAddress.TryParse(proxy, out _)), "Review:Proxies must hold IP addresses, such as 10.0.0.2.")
            .ValidateOnStart();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddMudServices();
        services.AddSingleton<ThemeCss>();
        services.AddSingleton<PageHandover>();
        services.TryAddSingleton<IReviewAudit, TrailedReviewAudit>();
        return services.AddDoor().AddOpenId(configuration).AddProxies();
    }

    private static IServiceCollection AddDoor(this IServiceCollection services)
    {
        services.AddSingleton<LocalAdmin>();
        services.AddSingleton<GuessGuard>();
        services.AddSingleton<ReviewSessions>();
        services.AddSingleton<SignInDesk>();
        services.AddSingleton<ReviewCookieEvents>();
        services.AddScoped<AuthenticationStateProvider, SessionState>();
        services.AddScoped<CircuitHandler, SessionGate>();
        services.AddAuthentication().AddCookie(ReviewAccess.Scheme, cookie =>
        {
            cookie.Cookie.Name = ReviewAccess.Cookie;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.Cookie.IsEssential = true;
            cookie.SlidingExpiration = false;
            cookie.EventsType = typeof(ReviewCookieEvents);
        });
        services.AddOptions<CookieAuthenticationOptions>(ReviewAccess.Scheme).Configure<ReviewSessions, IOptions<ReviewOptions>>((cookie, sessions, options) =>
        {
            cookie.SessionStore = sessions;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(options.Value.SessionHours);
        });
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = ReviewAccess.Cookie + "-form";
            antiforgery.Cookie.HttpOnly = true;
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;

            // Our own header says it, stricter.
            antiforgery.SuppressXFrameOptionsHeader = true;
        });

        // The scheme is named: an API key in the request's header is no way in, whatever role it has.
        services.AddAuthorizationBuilder()
            .AddPolicy(ReviewAccess.Room, policy => policy.AddAuthenticationSchemes(ReviewAccess.Scheme).RequireRole(nameof(Role.Reviewer), nameof(Role.Admin)))
            .AddPolicy(ReviewAccess.SignedIn, policy => policy.AddAuthenticationSchemes(ReviewAccess.Scheme).RequireAuthenticatedUser());
        return services;
    }

    private static IServiceCollection AddProxies(this IServiceCollection services)
    {
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ReviewOptions>>((headers, options) =>
        {
            headers.KnownProxies.Clear();
            headers.KnownIPNetworks.Clear();
            foreach (var proxy in options.Value.Proxies)
                headers.KnownProxies.Add(IPAddress.Parse(proxy));

            // Without a proxy nobody's word is taken: an empty list would mean everybody's.
            headers.ForwardedHeaders = options.Value.Proxies.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        });
        return services;
    }
}
