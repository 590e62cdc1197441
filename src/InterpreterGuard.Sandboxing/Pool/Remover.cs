using System.Threading.Channels;
using InterpreterGuard.Sandboxing.Engine;
using InterpreterGuard.Sandboxing.Sandboxes;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Sandboxing.Pool;

/// <summary>Removes containers, off everybody's path. What it cannot remove it strikes off the roster: then it is the reaper's.</summary>
internal sealed class Remover(DockerEngine engine, Roster roster, IOptions<SandboxingOptions> options, ILogger<Remover> logger) : BackgroundService
{
    // Claims are bounded and hold their place until removed, so this is never reached by them; it bounds what a failing engine can pile up.
    private const int QueueMax = 4096;
    private readonly Channel<(LiveSandbox Sandbox, Action? Removed)> _queue = Channel.CreateBounded<(LiveSandbox, Action?)>(QueueMax);

    /// <summary>Ends the sandbox at once and has its container removed. <paramref name="removed"/> is called when that was done or given up.</summary>
    public void Remove(LiveSandbox sandbox, Action? removed = null)
    {
        sandbox.Kill();
        if (_queue.Writer.TryWrite((sandbox, removed)))
            return;
        Abandon(sandbox);
        removed?.Invoke();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, options.Value.RemovalsInFlightMax).Select(_ => Task.Run(() => WorkAsync(stoppingToken), CancellationToken.None)));

    private async Task WorkAsync(CancellationToken stopping)
    {
        try
        {
            await foreach (var (sandbox, removed) in _queue.Reader.ReadAllAsync(stopping))
            {
                await RemoveAsync(sandbox);
                removed?.Invoke();
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops; the reaper removes what is left, by label.
        }
    }

    private async Task RemoveAsync(LiveSandbox sandbox)
    {
        try
        {
            sandbox.Dispose();
            await engine.RemoveAsync(sandbox.ContainerId, CancellationToken.None);
            sandbox.Directory.Dispose();
            roster.Remove(sandbox.Name);
            if (sandbox.Work.LetGo())
            {
                await engine.RemoveVolumeAsync(sandbox.Work.Name, CancellationToken.None);
                roster.Remove(sandbox.Work.Name);
            }
        }
        catch (Exception exception)
        {
            // A background loop goes on; the reaper meets this container again.
            logger.RemovalFailed(sandbox.Name, exception.Message);
            Abandon(sandbox);
        }
    }

    private void Abandon(LiveSandbox sandbox)
    {
        sandbox.Dispose();
        roster.Remove(sandbox.Name);
        roster.Remove(sandbox.Work.Name);
    }
}
