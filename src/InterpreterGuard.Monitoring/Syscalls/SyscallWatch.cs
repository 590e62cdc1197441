using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Monitoring.Network;
using InterpreterGuard.Monitoring.Syscalls.Calls;
using InterpreterGuard.Monitoring.Syscalls.Kernel;
using Microsoft.Extensions.Logging;

namespace InterpreterGuard.Monitoring.Syscalls;

/// <summary>The sensor on one sandbox. Its calls are served by one thread of the supervisor; the rest may be called from anywhere.</summary>
internal sealed class SyscallWatch : ISandboxWatch
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<SensorFailure> _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SensorCounters _counters = new();
    private readonly SeccompListener _listener;
    private readonly NotifiedCall _call;
    private readonly SyscallObservations _observations;
    private readonly Broker? _broker;
    private readonly SupervisorThread _thread;
    private readonly TimeSpan _answerMax;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly int _initPid;
    private IObservationSink? _sink;
    private volatile bool _disposed;

    public SyscallWatch(SeccompListener listener, SyscallObservations observations, Broker? broker, SupervisorThread thread, TimeSpan answerMax, TimeProvider time, ILogger logger, int initPid)
    {
        _listener = listener;
        _observations = observations;
        _broker = broker;
        _thread = thread;
        _answerMax = answerMax;
        _time = time;
        _logger = logger;
        _initPid = initPid;
        _call = new(listener, new(time, initPid));
        if (broker is not null)
            _ = WatchBrokerAsync(broker);
    }

    public Task Ended => _ended.Task;

    public Task<SensorFailure> Failed => _failed.Task;

    public SensorHealth Health => _counters.Health with { Failed = _failed.Task.IsCompleted };

    /// <summary>What the supervisor's thread waits on.</summary>
    public SeccompListener Listener => _listener;

    /// <summary>The supervisor's name for it.</summary>
    public long Key { get; set; }

    public void Begin(IObservationSink sink, Profile profile, IReadOnlyDictionary<string, string> environment)
    {
        _counters.Restart();
        _broker?.Begin(sink, profile, environment);
        Volatile.Write(ref _sink, sink);
    }

    public Task HearAsync(TimeSpan longest) => _broker?.HearFlowsAsync(longest) ?? Task.CompletedTask;

    public Task EndAsync(TimeSpan grace) => _broker?.EndFlowsAsync(grace) ?? Task.CompletedTask;

    public void Dispose()
    {
        _disposed = true;
        _thread.Remove(this);
        _broker?.Dispose();
        _listener.Dispose();
        _ended.TrySetResult();
    }

    /// <summary>Every watched process is gone.</summary>
    public void End() => _ended.TrySetResult();

    /// <summary>It sees nothing any more, from this moment on. The first failure stands.</summary>
    public void Fail(string message, DateTimeOffset unwatchedFrom, string sensor = "syscalls")
    {
        if (_failed.TrySetResult(new(sensor, message, unwatchedFrom)))
            _logger.SensorFailed(_initPid, sensor, message, unwatchedFrom);
    }

    /// <summary>How busy its thread was.</summary>
    public void Saturated(double share) => _counters.Saturated(share);

    /// <summary>Takes one call and answers it. False when nothing of this sandbox shall be answered any more.</summary>
    public bool ServeOne()
    {
        var error = _listener.Receive();
        if (error != 0)
        {
            // A thread that died before we looked, or a signal to us: nothing is lost.
            if (error is not (Errno.NoEntry or Errno.Interrupted))
                return Failing($"A call could not be received (error {error})");
            return true;
        }

        var received = _time.GetTimestamp();
        _counters.Numbered(_listener.Current.Id);
        var sink = Volatile.Read(ref _sink);
        var answer = Decide(sink);
        if (answer == Answer.Silence)
            return false;
        if (answer == Answer.Later)
            return true;
        error = _listener.Send(answer);
        if (error is not (0 or Errno.NoEntry or Errno.Interrupted))
            return Failing($"A call could not be answered (error {error})");
        if (sink is not null)
            Account(_time.GetElapsedTime(received));
        return true;
    }

    private Answer Decide(IObservationSink? sink)
    {
        // Only watched calls notify. Should another come, nobody knows what it asks.
        if (_observations.Find(_listener.Current.Number, _listener.Current.Architecture) is not { } watched)
            return new(Errno.NotPermitted);
        if (sink is null)
            return SyscallObservations.AnswerBeforeBegin(watched);
        _counters.Seen();
        Telemetry.Notified();
        try
        {
            _call.Fill(watched, sink);
            var answer = _observations.Answer(_call);
            if (_call.Blind)
                Fail("The program's memory could not be read: the host lacks CAP_SYS_PTRACE over it", _time.GetUtcNow());
            return answer;
        }
        catch (Exception exception)
        {
            // The door of a background loop: whatever fails here must deny the call, and must not end the thread that answers all others.
            _logger.CallNotObserved(exception, watched.Name, _initPid);
            Lose($"a {watched.Name} call could not be looked at");
            return new(watched.Errno);
        }
    }

    private void Account(TimeSpan took)
    {
        _counters.Took(took);
        Telemetry.Served(took);
        if (took <= _answerMax)
            return;
        _counters.Late();
        Lose($"a call was answered after {(long)took.TotalMilliseconds} ms");
    }

    private async Task WatchBrokerAsync(Broker broker)
    {
        await broker.Stopped;
        if (!_disposed)
            Fail("A part of the network broker stopped", _time.GetUtcNow(), "network");
    }

    private bool Failing(string message)
    {
        Fail(message, _time.GetUtcNow());
        return false;
    }

    private void Lose(string problem)
    {
        if (!_counters.Lost(out var lost))
            return;
        _logger.SensorLost(_initPid, lost, problem);
        try
        {
            var fact = new SensorLoss { Sensor = "syscalls", Message = $"The syscall sensor missed something: {problem}", Lost = lost };
            _ = Volatile.Read(ref _sink)?.Observe(ProcessReference.Guard, fact, Decision.Allowed);
        }
        catch (Exception exception)
        {
            // A sink that fails was counted already; the thread goes on for the other sandboxes.
            _logger.CallNotObserved(exception, "sensor loss", _initPid);
        }
    }
}
