using InterpreterGuard.Core.Policies;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InterpreterGuard.Policies.Exceptions;

/// <summary>Says in the log when an exception stops working: at the moment it does, and at a start or a reload that finds it so.</summary>
internal sealed class ExpiryWatch(IPolicies policies, TimeProvider time, ILogger<ExpiryWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private IPolicy? _last;

    /// <summary>Tells of those that have expired and were not told of before.</summary>
    public void Look()
    {
        var policy = policies.Current;
        if (!ReferenceEquals(policy, _last))
            _told.Clear();
        _last = policy;
        foreach (var exception in policy.Exceptions.Where(exception => exception.HasExpired(time.GetUtcNow()) && _told.Add(exception.Id)))
            log.ExceptionExpired(exception.Id, exception.Source, exception.Expires, string.Join(' ', exception.Rules), exception.Owner);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            Look();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
