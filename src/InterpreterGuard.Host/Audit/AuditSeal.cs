using InterpreterGuard.Core.Audit;
using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Host.Exports;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Audit;

/// <summary>Signs the trail's head: now and then, when the host ends, and when somebody takes evidence or a head away. The log names each, so that it also stands where the database's owner cannot reach.</summary>
internal sealed class AuditSeal(IAuditTrail trail, SigningKey key, IOptions<AuditOptions> options, TimeProvider time, ILogger<AuditSeal> logger) : BackgroundService
{
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private AuditHead? _last;
    private bool _ended;

    /// <summary>A signed head of the trail as it is now; <see langword="null"/> while there is no trail.</summary>
    public async Task<AuditHead?> SealAsync(CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (await trail.LastAsync(cancellationToken) is not { } last || (_last?.Number == last.Number && _last.Hash == last.Hash))
                return _last;
            // To the microsecond, as it is kept: the signature is over the kept time.
            var at = time.GetEvidenceTime();
            var head = new AuditHead(last.Number, last.Hash, at, key.Name, Convert.ToBase64String(key.Sign(AuditChain.ToSign(last.Number, last.Hash, at))));
            await trail.KeepHeadAsync(head, CancellationToken.None);
            logger.AuditSealed(head.Number, head.Hash);
            return _last = head;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);

        // A host that did not start whole is told to stop after it was disposed.
        if (!_ended)
            await TryAsync(cancellationToken);
        _ended = true;
    }

    public override void Dispose()
    {
        _ended = true;
        _oneAtATime.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(options.Value.SealMinutes), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await TryAsync(stoppingToken);
    }

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await SealAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A background door: the chain goes on without this head, and the next round tries again.
            logger.AuditNotSealed(exception);
        }
    }
}
