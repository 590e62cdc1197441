using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Host.Masking;
using InterpreterGuard.Host.Review.SignIn;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Startup;

/// <summary>What happens between the rooms' own start and the first request: close what a former host left, make keys, say what is unusual.</summary>
internal sealed class Opening(
    IEvidenceStore evidence, FirstKeys keys, LocalAdmin admin, IPolicies policies, IPolicyStore judging, LogMask mask, IOptions<HostSettings> settings, ILogger<Opening> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        mask.Use(policies);
        await evidence.CloseOrphansAsync(cancellationToken);
        await keys.MakeAsync(cancellationToken);
        admin.Open();

        // Asked again before each execution; here, so that the first one does not wait for it.
        await judging.KeepAsync(policies.Current);
        Tell(policies.Current);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Tell(IPolicy policy)
    {
        logger.PolicyInForce(policy.Id, policy.Rules.Count, policy.Hash);
        if (Environment.IsPrivilegedProcess)
            logger.UnusualRoot();
        if (!policy.Enforced)
            logger.UnusualObserve(policy.Id);
        if (!System.Net.IPAddress.TryParse(settings.Value.Address, out var address) || !System.Net.IPAddress.IsLoopback(address))
            logger.UnusualAddress(settings.Value.Address);
        foreach (var profile in policy.Profiles.Values.OrderBy(profile => profile.Name, StringComparer.Ordinal))
        {
            if (!profile.SyscallSensor)
                logger.UnusualSensorOff(profile.Name);
            else if (profile.FileOpens == FileWatch.Off)
                logger.UnusualFileWatchOff(profile.Name);
        }
    }
}
