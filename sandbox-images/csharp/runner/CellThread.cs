using System.Runtime;

namespace InterpreterGuard.CSharpRunner;

/// <summary>
/// Runs a cell on this thread, what follows its awaits too, so that it can be stopped wherever it is: in a loop, asleep, or waiting. It takes one thing at a time; what it cannot take at once is left to the pool's
/// threads, so nothing waits here that would not wait in a program of its own.
/// </summary>
internal sealed class CellThread : SynchronizationContext
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(10);

    private readonly SemaphoreSlim ready = new(0);
    private readonly Thread thread = Thread.CurrentThread;
    private Action? next;
    private volatile bool isIdle;
    private volatile bool isOver;

    /// <summary>Throws <see cref="OperationCanceledException"/> when <paramref name="stop"/> was the end.</summary>
    public CellValue Run(Func<Task<CellValue>> start, CancellationToken stop)
    {
        Task<CellValue>? cell = null;
        var before = Current;
        try
        {
            SetSynchronizationContext(this);
#pragma warning disable SYSLIB0046 // It stops code that knows nothing of being stopped. What that leaves half done is the code's own.
            ControlledExecution.Run(() => cell = Finished(start()), stop);
#pragma warning restore SYSLIB0046
        }
        finally
        {
            SetSynchronizationContext(before);
            isOver = true;
        }

        return cell!.GetAwaiter().GetResult();
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        var action = () => d(state);
        if (isOver || Interlocked.CompareExchange(ref next, action, null) is not null)
        {
            ThreadPool.UnsafeQueueUserWorkItem(_ => RunInPool(action), null);
            return;
        }

        ready.Release();
        if (!isIdle)
            ThreadPool.UnsafeQueueUserWorkItem(_ => TakeBack(action), null);
    }

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;

    private Task<CellValue> Finished(Task<CellValue> cell)
    {
        _ = cell.ContinueWith(_ => ready.Release(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        while (!cell.IsCompleted)
        {
            isIdle = true;
            ready.Wait();
            isIdle = false;
            Interlocked.Exchange(ref next, null)?.Invoke();
        }

        return cell;
    }

    /// <summary>The thread was busy. Perhaps it is on its way here; when it waits for something, or for long, the pool does it.</summary>
    private void TakeBack(Action action)
    {
        for (var began = TimeProvider.System.GetTimestamp(); !isOver && (isIdle || TimeProvider.System.GetElapsedTime(began) < Patience); Thread.Sleep(1))
        {
            if (Volatile.Read(ref next) != action)
                return;
            if (!isIdle && thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin))
                break;
        }

        if (Interlocked.CompareExchange(ref next, null, action) == action)
            RunInPool(action);
    }

    private void RunInPool(Action action)
    {
        // What is a cell's own continuation comes back to the thread at its next await.
        SetSynchronizationContext(this);
        action();
        SetSynchronizationContext(null);
    }
}
