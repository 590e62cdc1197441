using InterpreterGuard.Core.Sessions;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Sessions;

/// <summary>The desk where sessions are opened, and what goes on behind it.</summary>
internal static class SessionRegistration
{
    public static IServiceCollection AddSessions(this IServiceCollection services)
    {
        services.AddOptions<SessionSettings>().BindConfiguration(SessionSettings.Section).ValidateDataAnnotations()
            .Validate(settings => settings.IdleDefault <= settings.IdleMax, "Sessions:IdleDefault must not be above Sessions:IdleMax.")
            .Validate(settings => settings.LifetimeDefault <= settings.LifetimeMax, "Sessions:LifetimeDefault must not be above Sessions:LifetimeMax.")
            .ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<SessionSettings>>().Value);
        services.AddSingleton<SessionDesk>();
        services.AddSingleton<SessionRunner>();
        services.AddHostedService<SessionTending>();
        return services;
    }
}
