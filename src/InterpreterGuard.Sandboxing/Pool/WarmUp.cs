using InterpreterGuard.Sandboxing.Sandboxes;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Sandboxing.Pool;

/// <summary>
/// Imports the usual libraries in waiting sandboxes: one sandbox, one step at a time, while the host is quiet, so that nobody's execution shares its processor with it.
/// A host that is never quiet is warmed all the same, at a walk.
/// </summary>
internal sealed class WarmUp(SandboxPool pool, IOptions<SandboxingOptions> options, TimeProvider time, ILogger<WarmUp> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var last = time.GetTimestamp();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var due = pool.Quiet || time.GetElapsedTime(last) > options.Value.WarmQuietMax;
                if (!due || pool.BeginWarmStep() is not { } sandbox)
                {
                    await Task.Delay(Pace, time, stoppingToken);
                    continue;
                }

                await StepAsync(sandbox);
                last = time.GetTimestamp();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // A background loop goes on.
                logger.LoopFailed(exception, "warm-up");
                await Task.Delay(Pace, time, CancellationToken.None);
            }
        }
    }

    private async Task StepAsync(LiveSandbox sandbox)
    {
        Runners.RunnerWarmed? warmed = null;
        try
        {
            warmed = await sandbox.Conversation.WarmAsync(sandbox.Runner.WarmRequest, options.Value.WarmStepMax, time);
        }
        finally
        {
            pool.EndWarmStep(sandbox, warmed);
        }
    }
}
