namespace InterpreterGuard.Host.Audit;

/// <summary>What keeps the trail signed and complete.</summary>
internal static class AuditRegistration
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddOptions<AuditOptions>().BindConfiguration(AuditOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<AuditSeal>();
        services.AddHostedService(provider => provider.GetRequiredService<AuditSeal>());
        return services;
    }
}
