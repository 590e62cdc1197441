using InterpreterGuard.Host.Policy;

namespace InterpreterGuard.Host.Startup;

/// <summary>Adds the opening; after all rooms, because hosted services start in order.</summary>
internal static class OpeningRegistration
{
    public static IServiceCollection AddOpening(this IServiceCollection services) =>
        services.AddSingleton<FirstKeys>().AddHostedService<Opening>().AddHostedService<ReloadOnHangup>();
}
