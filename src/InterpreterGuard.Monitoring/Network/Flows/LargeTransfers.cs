using System.Diagnostics.CodeAnalysis;

namespace InterpreterGuard.Monitoring.Network.Flows;

/// <summary>
/// Threads for large transfers. Giving a socket's turn from the pool's poller to the pool and back costs more than copying what it brings; a thread that waits for its socket itself does without. There are few, so that
/// nobody takes the machine: who finds none goes on as before.
/// </summary>
internal static class LargeTransfers
{
    /// <summary>How long a thread waits for a socket before it looks whether its flow was cut.</summary>
    public static readonly TimeSpan LookPace = TimeSpan.FromMilliseconds(50);

    private static readonly SemaphoreSlim _free = new(Math.Max(2, Environment.ProcessorCount));

    /// <summary>Runs a transfer on a thread of its own. False: there is none left.</summary>
    public static bool TryRun<T>(Func<T> transfer, [NotNullWhen(true)] out Task<T>? outcome)
    {
        outcome = _free.Wait(0) ? RunAsync(transfer) : null;
        return outcome is not null;
    }

    private static Task<T> RunAsync<T>(Func<T> transfer) =>
        Task.Factory.StartNew(
            () =>
            {
                try
                {
                    return transfer();
                }
                finally
                {
                    _free.Release();
                }
            },
            CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);
}
