using InterpreterGuard.Core.Admission;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Host.Keeping;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Admission;

/// <summary>The desk that lets executions and sessions in.</summary>
internal static class AdmissionRegistration
{
    public static IServiceCollection AddAdmission(this IServiceCollection services)
    {
        services.AddOptions<AdmissionOptions>().BindConfiguration(AdmissionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => new AdmissionDesk(
            provider.GetRequiredService<IOptions<AdmissionOptions>>().Value.ToBounds(provider.GetRequiredService<ISandboxes>().Health.RunningMax),
            provider.GetRequiredService<TimeProvider>(),
            () => provider.GetRequiredService<EvidenceRoom>().State.IsFull));
        return services;
    }
}
