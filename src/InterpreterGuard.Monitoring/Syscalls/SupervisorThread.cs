using System.Collections.Concurrent;
using InterpreterGuard.Monitoring.Syscalls.Kernel;
using Microsoft.Extensions.Logging;

namespace InterpreterGuard.Monitoring.Syscalls;

/// <summary>One thread that answers the calls of its sandboxes. A thread of its own and not the pool's: programs stand still while it waits for its turn.</summary>
internal sealed class SupervisorThread : IDisposable
{
    private static readonly TimeSpan SaturationOver = TimeSpan.FromSeconds(1);

    // It may stand still for ever inside the kernel; the host must be able to end all the same.
    private static readonly TimeSpan JoinMax = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<long, SyscallWatch> _watches = new();
    private readonly ListenerPoll _poll = new();
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Thread _thread;
    private long _lastKey;
    private long _beat;
    private long _windowFrom;
    private TimeSpan _atWork;
    private volatile bool _stopping;
    private volatile bool _ended;

    public SupervisorThread(int number, TimeProvider time, ILogger logger)
    {
        _time = time;
        _logger = logger;
        _beat = _windowFrom = time.GetTimestamp();
        _thread = new(Run) { IsBackground = true, Name = $"supervisor {number}" };
        _thread.Start();
    }

    /// <summary>How long ago it was last seen alive. One that has nothing to do shows life when it is asked to, see <see cref="Ask"/>.</summary>
    public TimeSpan Silence => _time.GetElapsedTime(Interlocked.Read(ref _beat));

    /// <summary>It answers nobody any more.</summary>
    public bool Ended => _ended;

    /// <summary>Asks for a sign of life. Does not wait for it.</summary>
    public void Ask() => _poll.Wake();

    /// <summary>Watches it until it is removed or ends. Where nobody will, it has failed at once.</summary>
    public void Add(SyscallWatch watch)
    {
        watch.Key = Interlocked.Increment(ref _lastKey);
        _watches[watch.Key] = watch;
        try
        {
            _poll.Add(watch.Listener.Handle, watch.Key);
        }
        catch
        {
            watch.Dispose();
            throw;
        }

        if (_stopping || _ended)
            watch.Fail("The thread of the supervisor that was to watch it had ended", _time.GetUtcNow());
    }

    public void Remove(SyscallWatch watch)
    {
        // Whoever comes second must not close the listener before the first one is through here.
        _watches.TryRemove(watch.Key, out _);
        _poll.Remove(watch.Key);
    }

    /// <summary>Nothing of what it watches is seen any more. Its calls stay unanswered until whoever runs them ends them.</summary>
    public void Fail(string message)
    {
        _stopping = true;
        var from = _time.GetUtcNow() - Silence;
        foreach (var watch in _watches.Values)
            watch.Fail(message, from);
    }

    public void Dispose()
    {
        _stopping = true;
        _poll.Wake();
        if (!_thread.Join(JoinMax))
            return;
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
                var ready = _poll.Wait();
                var woken = Beat();
                foreach (var (key, hungUp) in ready)
                    Serve(key, hungUp);
                Account(woken);
            }
        }
        catch (Exception exception)
        {
            // Nobody would answer any more. Closing the listeners makes waiting calls fail: shut, not stuck.
            _logger.SupervisorThreadFailed(exception);
            Fail("The thread of the supervisor that watched it ended");
            foreach (var watch in _watches.Values)
                watch.Dispose();
        }
        finally
        {
            _ended = true;
        }
    }

    private long Beat()
    {
        var now = _time.GetTimestamp();
        Interlocked.Exchange(ref _beat, now);
        return now;
    }

    private void Account(long woken)
    {
        var now = Beat();
        _atWork += _time.GetElapsedTime(woken, now);
        var window = _time.GetElapsedTime(_windowFrom, now);
        if (window < SaturationOver)
            return;
        foreach (var watch in _watches.Values)
            watch.Saturated(_atWork / window);
        (_windowFrom, _atWork) = (now, TimeSpan.Zero);
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
