using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Policies.Reloading;

/// <summary>
/// Looks at the policy's files twice a second and has them read anew when they changed and then were left alone for a while. Looking instead of being told: the kernel's
/// notices lose a folder that is swapped by a symbolic link or lies on a network, and whoever misses one notice misses the change for ever.
/// </summary>
internal sealed class PolicyWatch(PolicyHolder holder, IOptions<PoliciesOptions> options, TimeProvider time, ILogger<PolicyWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    // Taken before the host goes on to start: a change during the start is one.
    private FolderPrint _read = FolderPrint.Of(holder.Sources);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Watch)
            return;
        var (seen, since) = (_read, time.GetTimestamp());
        using var pace = new PeriodicTimer(Pace, time);
        try
        {
            while (await pace.WaitForNextTickAsync(stoppingToken))
            {
                var now = Look(seen);
                if (now != seen)
                    (seen, since) = (now, time.GetTimestamp());
                else if (now != _read && time.GetElapsedTime(since) >= options.Value.ReloadQuiet)
                    await ReadAsync(now, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private FolderPrint Look(FolderPrint otherwise)
    {
        try
        {
            return FolderPrint.Of(holder.Sources);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.PolicyLookFailed(exception.Message);
            return otherwise;
        }
    }

    private async Task ReadAsync(FolderPrint print, CancellationToken stopping)
    {
        _read = print;
        try
        {
            await holder.ReloadAsync(stopping);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A background loop goes on; the last good policy stays in force.
            log.PolicyLookFailed(exception.Message);
        }
    }
}
