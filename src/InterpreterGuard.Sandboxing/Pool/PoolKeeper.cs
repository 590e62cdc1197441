using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Sandboxing.Pool;

/// <summary>Tells the pool what to keep ready, as the policy in force says, and tidies it once a second.</summary>
internal sealed class PoolKeeper(SandboxPool pool, IPolicies policies, IOptions<SandboxingOptions> options, TimeProvider time, ILogger<PoolKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    private IPolicy? _kept;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await pool.StopAsync(cancellationToken);
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var pace = new PeriodicTimer(Pace, time);
        try
        {
            do
            {
                Keep();
            }
            while (await pace.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private void Keep()
    {
        try
        {
            var policy = policies.Current;
            if (!ReferenceEquals(policy, _kept))
            {
                pool.KeepWarm(ProfilesOf(policy));
                _kept = policy;
            }

            pool.Tidy();
        }
        catch (Exception exception)
        {
            // A background loop goes on.
            logger.LoopFailed(exception, "pool");
        }
    }

    private List<Profile> ProfilesOf(IPolicy policy)
    {
        foreach (var profile in policy.Profiles.Values.Where(profile => !profile.SyscallSensor))
            logger.SensorOff(profile.Name);
        if (options.Value.WarmContainersMax == 0)
            return [];
        var profiles = new List<Profile>();
        foreach (var name in options.Value.WarmProfiles.Count == 0 ? [policy.DefaultProfile] : options.Value.WarmProfiles)
        {
            if (policy.Profiles.TryGetValue(name, out var profile))
                profiles.Add(profile);
            else
                logger.WarmProfileUnknown(name);
        }

        return profiles;
    }
}
