namespace InterpreterGuard.Host.Keeping;

/// <summary>What watches over the room for evidence. After storage: it asks the database for its size.</summary>
internal static class KeepingRegistration
{
    public static IServiceCollection AddKeeping(this IServiceCollection services)
    {
        services.AddSingleton<EvidenceRoom>();
        services.AddSingleton<ErasureDesk>();
        services.AddHostedService(provider => provider.GetRequiredService<EvidenceRoom>());
        return services;
    }
}
