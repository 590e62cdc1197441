using System.Collections.Concurrent;
using InterpreterGuard.Monitoring.Syscalls.Kernel;
using Microsoft.Extensions.Logging;

namespace InterpreterGuard.Monitoring.Syscalls;

/// <summary>One thread that answers the calls of its sandboxes. A thread of its own and not the pool's: programs stand still while it waits for its turn.</summary>
internal sealed class SupervisorThread : IDisposable
{
    private readonly ConcurrentDictionary<long, SyscallWatch> _watches = new();
    private readonly ListenerPoll _poll = new();
    private readonly ILogger _logger;
    private readonly Thread _thread;
    private long _lastKey;
    private volatile bool _stopping;

    public SupervisorThread(int number, ILogger logger)
    {
        _logger = logger;
        _thread = new(Run) { IsBackground = true, Name = $"syscall supervisor {number}" };
        _thread.Start();
    }

    /// <summary>Watches it until it is removed or ends.</summary>
    public void Add(SyscallWatch watch)
    {
        watch.Key = Interlocked.Increment(ref _lastKey);
        _watches[watch.Key] = watch;
        _poll.Add(watch.Listener.Handle, watch.Key);
    }

    public void Remove(SyscallWatch watch)
    {
        if (_watches.TryRemove(watch.Key, out _))
            _poll.Remove(watch.Key);
    }

    public void Dispose()
    {
        _stopping = true;
        _poll.Wake();
        _thread.Join();
        foreach (var watch in _watches.Values)
            watch.Dispose();
        _poll.Dispose();
    }

    private void Run()
    {
        try
        {
            while (!_stopping)
            {
                foreach (var (key, hungUp) in _poll.Wait())
                    Serve(key, hungUp);
            }
        }
        catch (Exception exception)
        {
            // Nobody would answer any more. Closing the listeners makes waiting calls fail: shut, not stuck.
            _logger.SupervisorThreadFailed(exception);
            foreach (var watch in _watches.Values)
                watch.Dispose();
        }
    }

    private void Serve(long key, bool hungUp)
    {
        if (!_watches.TryGetValue(key, out var watch))
            return;
        try
        {
            if (hungUp)
            {
                Remove(watch);
                watch.End();
            }
            else if (!watch.ServeOne())
            {
                // The sandbox is being ended. Its calls stay unanswered, so nothing in it gets one step further.
                _poll.Mute(key);
            }
        }
        catch (ObjectDisposedException)
        {
            // Disposed between our look and our call: its listener is closed, nobody waits.
        }
    }
}
