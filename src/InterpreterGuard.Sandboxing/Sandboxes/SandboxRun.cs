using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>
/// One execution in one sandbox. Two clocks (the wall's and the processor's), the output's bound, a rule and the caller can each end it; the first one stands,
/// and the sandbox's own end is the only other way out.
/// </summary>
internal sealed class SandboxRun
{
    private static readonly TimeSpan CpuPace = TimeSpan.FromMilliseconds(50);

    // A killed init is gone in a millisecond or two. If the wire stays open longer, we close it.
    private static readonly TimeSpan DyingMax = TimeSpan.FromSeconds(1);

    private readonly LiveSandbox _sandbox;
    private readonly TimeProvider _time;
    private readonly Profile _profile;
    private readonly TimeSpan _wallClockMax;
    private readonly IExecutionListener _listener;
    private readonly RunCapture _capture;
    private readonly CgroupReading _before;
    private readonly TaskCompletionSource _forced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CgroupReading? _after;
    private CgroupReading _last;
    private int _ending;
    private long _looks;

    public SandboxRun(LiveSandbox sandbox, Profile profile, TimeSpan wallClockMax, IExecutionListener listener, TimeProvider time)
    {
        _sandbox = sandbox;
        _time = time;
        _profile = profile;
        _wallClockMax = wallClockMax;
        _listener = listener;
        _capture = new(profile.OutputBytesMax, listener, () => End(Ending.Output), () => _after = sandbox.Cgroup.Read());
        _before = sandbox.Cgroup.Read();
        _last = _before;
    }

    /// <summary>How often the cgroup was looked at.</summary>
    public long Looks => Interlocked.Read(ref _looks);

    /// <summary>Ends it for a reason; a later reason changes nothing. Does not wait.</summary>
    public void End(Ending reason)
    {
        if (Interlocked.CompareExchange(ref _ending, (int)reason, (int)Ending.None) != (int)Ending.None)
            return;
        _sandbox.Kill();
        _forced.TrySetResult();
    }

    public async Task<SandboxOutcome> RunAsync(Submission submission, IObservationSink sink, Func<Task<bool>> engineSaysOutOfMemory, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        var message = RunMessage.Write(submission, _sandbox.Runner);
        _sandbox.Watch?.Begin(sink);
        _sandbox.Conversation.Begin(_capture);

        using var over = new CancellationTokenSource();
        using var wallClock = new CancellationTokenSource(_wallClockMax, _time);
        await using var rung = wallClock.Token.Register(() => End(Ending.WallClock));
        await using var gone = cancellationToken.Register(() => End(Ending.Cancelled));

        // Sending waits for the program to read; it must not keep us from hearing what it says meanwhile.
        var sending = _sandbox.Conversation.SendAsync(message, over.Token).AsTask();
        var watching = WatchCpuAsync(over.Token);
        var end = await EndedAsync();
        await over.CancelAsync();
        await Task.WhenAll(Quiet(sending), watching);

        var evidence = new RunEvidence
        {
            Profile = _profile,
            WallClockMax = _wallClockMax,
            Ending = (Ending)Volatile.Read(ref _ending),
            Exit = end.Exit,
            Failure = end.Failure,
            OutputExceeded = _capture.Exceeded,
            OutputBytes = _capture.OutputBytes,
            Before = _before,
            After = _after ?? _sandbox.Cgroup.Read(),
            Last = _last,
        };
        if (evidence.NeedsSecondWitness && await engineSaysOutOfMemory())
            evidence = evidence with { EngineSaysOutOfMemory = true };

        foreach (var limit in RunJudge.LimitsReached(evidence))
            sink.Observe(ProcessReference.Guard, limit, Decision.Denied);
        var outcome = Outcome(evidence, _time.GetElapsedTime(started));
        if (outcome.Error is { } error)
            _listener.Error(error);
        return outcome;
    }

    private async Task<ConversationEnd> EndedAsync()
    {
        var ended = _sandbox.Conversation.Ended;
        await Task.WhenAny(ended, _forced.Task);
        if (!ended.IsCompleted)
        {
            using var dying = new CancellationTokenSource();
            await Task.WhenAny(ended, Task.Delay(DyingMax, _time, dying.Token));
            await dying.CancelAsync();
            if (!ended.IsCompleted)
                _sandbox.Conversation.Shutdown();
        }

        return await ended;
    }

    private async Task WatchCpuAsync(CancellationToken over)
    {
        using var pace = new PeriodicTimer(CpuPace, _time);
        try
        {
            while (await pace.WaitForNextTickAsync(over))
            {
                Interlocked.Increment(ref _looks);
                _last = _sandbox.Cgroup.Read();
                if (_last.CpuTime - _before.CpuTime > _profile.CpuTimeMax)
                    End(Ending.CpuTime);
            }
        }
        catch (OperationCanceledException)
        {
            // The execution is over.
        }
    }

    private SandboxOutcome Outcome(RunEvidence evidence, TimeSpan elapsed)
    {
        var status = RunJudge.StatusOf(evidence);
        var byItself = evidence.Exit is not null && evidence.Ending == Ending.None;
        return new()
        {
            Status = status,
            ExitCode = byItself && evidence.Exit!.Signal == 0 ? evidence.Exit.ExitCode : null,
            Signal = byItself ? (evidence.Exit!.Signal == 0 ? null : evidence.Exit.Signal) : status == ExecutionStatus.SandboxFailed ? null : Wire.Libc.Sigkill,
            Output = _capture.Captured(),
            Results = _capture.Results,

            // The program's own word, like the results; one that ended well met no error, whatever was written on the runner's channel.
            Error = status == ExecutionStatus.Completed ? null : _capture.Error,
            Usage = new()
            {
                CpuTime = evidence.CpuTime,
                MemoryPeakBytes = evidence.After.MemoryPeakBytes,
                ProcessesPeak = evidence.After.ProcessesPeak,
                WorkPeakBytes = evidence.Exit?.WorkPeakBytes ?? 0,
                TmpPeakBytes = evidence.Exit?.TmpPeakBytes ?? 0,
                OutputBytes = evidence.OutputBytes,
            },
            Elapsed = elapsed,
            Failure = status == ExecutionStatus.SandboxFailed ? evidence.Failure : null,
        };
    }

    private static async Task Quiet(Task task)
    {
        try
        {
            await task;
        }
        catch (OperationCanceledException)
        {
            // It ended before everything was sent.
        }
    }
}
