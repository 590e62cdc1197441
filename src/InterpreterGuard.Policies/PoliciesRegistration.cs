using InterpreterGuard.Core.Policies;
using InterpreterGuard.Policies.Candidates;
using InterpreterGuard.Policies.Exceptions;
using InterpreterGuard.Policies.Reloading;
using InterpreterGuard.Policies.Tuning;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InterpreterGuard.Policies;

/// <summary>Puts the policy in force into the host.</summary>
public static class PoliciesRegistration
{
    /// <summary>Loads the policy named by the section <c>Policies</c> at start, offers it as <see cref="IPolicies"/>, and reads it anew when its files change.</summary>
    public static IServiceCollection AddPolicies(this IServiceCollection services)
    {
        services.AddOptions<PoliciesOptions>().BindConfiguration(PoliciesOptions.SectionName).ValidateDataAnnotations()
            .Validate(ProposalsLieApart, "Policies:ProposalsDirectory must not be a folder the policy is read from: what is proposed there would be in force.")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<PolicyHolder>();
        services.AddSingleton<IPolicies>(provider => provider.GetRequiredService<PolicyHolder>());
        services.AddSingleton<IPolicyReloads>(provider => provider.GetRequiredService<PolicyHolder>());
        services.AddHostedService(provider => provider.GetRequiredService<PolicyHolder>());
        services.AddHostedService<PolicyWatch>();
        services.AddSingleton<PolicyCandidates>();
        services.AddSingleton<OverlayFolder>();
        services.AddSingleton<PolicyTuning>();
        services.AddHostedService<ExpiryWatch>();
        return services;
    }

    private static bool ProposalsLieApart(PoliciesOptions options) => string.IsNullOrEmpty(options.ProposalsDirectory)
        || !options.Layers("/").Sources.Any(source => string.Equals(Whole(source), Whole(Path.Combine("/", options.ProposalsDirectory)), StringComparison.Ordinal));

    private static string Whole(string path) => Path.GetFullPath(path).TrimEnd('/');
}
