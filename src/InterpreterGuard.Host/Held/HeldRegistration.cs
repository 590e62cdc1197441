using InterpreterGuard.Core.Held;

namespace InterpreterGuard.Host.Held;

/// <summary>The desk where held submissions are decided, and what goes on behind it.</summary>
internal static class HeldRegistration
{
    public static IServiceCollection AddHeld(this IServiceCollection services)
    {
        services.AddSingleton<HeldDesk>();
        services.AddSingleton<ReleasedRuns>();
        services.AddHostedService(provider => provider.GetRequiredService<ReleasedRuns>());
        services.AddHostedService<HeldDeadlines>();
        return services;
    }
}
