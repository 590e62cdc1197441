using InterpreterGuard.Core.Policies;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Policies;

/// <summary>Holds the policy in force. It is loaded once, at the latest when the host starts; a policy that cannot be used stops the start.</summary>
internal sealed class PolicyHolder(IOptions<PoliciesOptions> options, IHostEnvironment environment, TimeProvider time, ILogger<PolicyHolder> log)
    : IPolicies, IHostedService
{
    private readonly Lazy<LoadedPolicy> _policy = new(() => Load(options.Value, environment, time, log));

    public IPolicy Current => _policy.Value;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = Current;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static LoadedPolicy Load(PoliciesOptions options, IHostEnvironment environment, TimeProvider time, ILogger log)
    {
        var directory = Path.Combine(environment.ContentRootPath, options.Directory);
        var begun = time.GetTimestamp();
        var policy = PolicyLoader.Load(directory);
        log.PolicyLoaded(policy.Id, policy.Hash, policy.Rules.Count, (long)time.GetElapsedTime(begun).TotalMilliseconds, directory);
        if (!policy.Enforced)
            log.PolicyObserves(policy.Id);
        return policy;
    }
}
