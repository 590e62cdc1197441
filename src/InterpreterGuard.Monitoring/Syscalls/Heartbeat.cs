using Microsoft.Extensions.Logging;

namespace InterpreterGuard.Monitoring.Syscalls;

/// <summary>Asks the threads of the supervisor for signs of life, and replaces one that gives none. On a timer of its own: it must not depend on what it looks after.</summary>
internal sealed class Heartbeat : IDisposable
{
    private const int LooksEach = 4;

    private readonly SupervisorThread[] _threads;
    private readonly Func<int, SupervisorThread> _start;
    private readonly TimeSpan _silenceMax;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private readonly Lock _looking = new();
    private readonly TimeSpan _pace;
    private long _lastLook;
    private bool _disposed;

    /// <param name="threads">Those looked after. One that fails is replaced in its place.</param>
    /// <param name="start">Starts another one for a place.</param>
    /// <param name="silenceMax">What is longer than this is a failure.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Who is told.</param>
    public Heartbeat(SupervisorThread[] threads, Func<int, SupervisorThread> start, TimeSpan silenceMax, TimeProvider time, ILogger logger)
    {
        _threads = threads;
        _start = start;
        _silenceMax = silenceMax;
        _time = time;
        _logger = logger;
        _pace = silenceMax / LooksEach;
        _lastLook = time.GetTimestamp();
        _timer = time.CreateTimer(_ => Look(), null, _pace, _pace);
    }

    public void Dispose()
    {
        lock (_looking)
            _disposed = true;
        _timer.Dispose();
    }

    private void Look()
    {
        if (!_looking.TryEnter())
            return;
        try
        {
            var sinceLast = _time.GetElapsedTime(_lastLook);
            _lastLook = _time.GetTimestamp();

            // A machine that stood still stood still for everybody: those that were not asked cannot have answered.
            for (var i = 0; i < _threads.Length && !_disposed; i++)
            {
                if (sinceLast < 2 * _pace)
                    Judge(i);
                Volatile.Read(ref _threads[i]).Ask();
            }
        }
        finally
        {
            _looking.Exit();
        }
    }

    private void Judge(int place)
    {
        var thread = _threads[place];
        var silence = thread.Silence;
        if (!thread.Ended && silence <= _silenceMax)
            return;

        // The new one first: what is claimed from now on must not go to the old one.
        Volatile.Write(ref _threads[place], _start(place));
        if (thread.Ended)
            return;
        _logger.SupervisorThreadStuck(silence);
        thread.Fail($"The thread of the supervisor that watched it gave no sign of life for {silence.TotalSeconds:F1} s");
    }
}
