using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Sandboxing.Wire;

namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>
/// One execution in one sandbox. Two clocks (the wall's and the processor's), the output's bound, a rule and the caller can each end it; the first one stands,
/// and the program's own end is the only other way out. The end of a sandbox's only execution is the sandbox's; a cell of a session is over when its interpreter says so, and what ends it is an
/// interrupt first, which the interpreter survives.
/// </summary>
internal sealed class SandboxRun
{
    private static readonly TimeSpan CpuPace = TimeSpan.FromMilliseconds(50);

    // A killed init is gone in a millisecond or two. If the wire stays open longer, we close it.
    private static readonly TimeSpan DyingMax = TimeSpan.FromSeconds(1);

    // Honest code heeds an interrupt at once, unless it is deep in native code. An interpreter that was still reading or compiling its cell hears the second one.
    private static readonly TimeSpan HeedMax = TimeSpan.FromSeconds(1);
    private const int Interrupts = 2;

    // An interpreter that has not read its cell yet takes an interrupt for one that came between two cells, and goes on.
    private static readonly TimeSpan ReadMax = TimeSpan.FromMilliseconds(150);

    // What a program sent before its last word is its word too; what a peer does not take by then is lost.
    private static readonly TimeSpan FlowGrace = TimeSpan.FromMilliseconds(250);

    private readonly LiveSandbox _sandbox;
    private readonly bool _isCell;
    private readonly TimeProvider _time;
    private readonly Profile _profile;
    private readonly TimeSpan _wallClockMax;
    private readonly IExecutionListener _listener;
    private readonly RunCapture _capture;
    private readonly CgroupReading _before;
    private readonly TaskCompletionSource _forced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _begun;
    private CgroupReading? _after;
    private CgroupReading _last;
    private SensorFailure? _resourcesFailure;
    private int _ending;
    private long _looks;

    public SandboxRun(LiveSandbox sandbox, Profile profile, bool isCell, TimeSpan wallClockMax, IExecutionListener listener, TimeProvider time)
    {
        _sandbox = sandbox;
        _isCell = isCell;
        _time = time;
        _profile = profile;
        _wallClockMax = wallClockMax;
        _listener = listener;
        _capture = new(profile.OutputBytesMax, listener, () => End(Ending.Output), () => _after = ReadAtEnd());
        _before = sandbox.Cgroup.Read();
        _last = _before;
        _begun = time.GetTimestamp();
    }

    /// <summary>How often the cgroup was looked at.</summary>
    public long Looks => Interlocked.Read(ref _looks);

    /// <summary>The cgroup could not be looked at any more.</summary>
    public bool ResourcesFailed => _resourcesFailure is not null;

    /// <summary>Ends it for a reason; a later reason changes nothing. Does not wait.</summary>
    public void End(Ending reason)
    {
        var first = Interlocked.CompareExchange(ref _ending, (int)reason, (int)Ending.None) == (int)Ending.None;

        // A rule does not wait for a cell to heed what somebody else asked of it.
        if (reason == Ending.Killed || (first && !_isCell))
            Force();
        else if (first)
            _ = EndGentlyAsync();
    }

    public async Task<SandboxOutcome> RunAsync(Submission submission, IObservationSink sink, Func<Task<bool>> engineSaysOutOfMemory, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        var message = _isCell ? RunMessage.WriteCell(submission, _capture.Cell, _sandbox.Runner) : RunMessage.Write(submission, _sandbox.Runner);
        _sandbox.Watch?.Begin(sink, _profile, submission.Environment);
        _sandbox.Decoys.Socket?.Begin(sink);
        _sandbox.Conversation.Begin(_capture);

        using var over = new CancellationTokenSource();
        using var wallClock = new CancellationTokenSource(_wallClockMax, _time);
        await using var rung = wallClock.Token.Register(() => End(Ending.WallClock));
        await using var gone = cancellationToken.Register(() => End(Ending.Cancelled));

        // Sending waits for the program to read; it must not keep us from hearing what it says meanwhile.
        var sending = _sandbox.Conversation.SendAsync(message, over.Token).AsTask();
        var watching = WatchCpuAsync(sink, over.Token);
        var end = await (_isCell ? CellEndedAsync() : EndedAsync());
        if (_isCell)
            _sandbox.Conversation.Rest();
        await over.CancelAsync();
        await Task.WhenAll(Quiet(sending), watching);

        // Before the record is closed. What a cell left running keeps its connections, but what the cell has said through them is its own; what has ended has none.
        if (_sandbox.Watch is { } watch)
        {
            var goesOn = _isCell && !_sandbox.Conversation.Ended.IsCompleted;
            await (goesOn ? watch.HearAsync(FlowGrace) : watch.EndAsync((Ending)Volatile.Read(ref _ending) == Ending.None ? FlowGrace : TimeSpan.Zero));
        }

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
            After = _after ?? ReadAtEnd(),
            Last = _last,
        };
        if (evidence.NeedsSecondWitness && _sandbox.Conversation.Ended.IsCompleted && await engineSaysOutOfMemory())
            evidence = evidence with { EngineSaysOutOfMemory = true };

        if (_resourcesFailure is { } unwatched)
            sink.Observe(ProcessReference.Guard, SensorFailed.Of(unwatched), Decision.Killed);
        foreach (var limit in RunJudge.LimitsReached(evidence))
            sink.Observe(ProcessReference.Guard, limit, Decision.Denied);
        var outcome = Outcome(evidence, _time.GetElapsedTime(started));
        if (outcome.Error is { } error)
            _listener.Error(error);
        return outcome;
    }

    // What cannot be read at the end was last known when it was looked at before.
    private CgroupReading ReadAtEnd()
    {
        try
        {
            return _sandbox.Cgroup.Read();
        }
        catch (IOException)
        {
            return _last;
        }
    }

    private void Force()
    {
        _sandbox.Kill();
        _forced.TrySetResult();
    }

    private async Task EndGentlyAsync()
    {
        if (await IsOverAfterAsync(ReadMax - _time.GetElapsedTime(_begun)))
            return;
        for (var asked = 0; asked < Interrupts; asked++)
        {
            await _sandbox.Conversation.InterruptAsync();
            if (await IsOverAfterAsync(HeedMax))
                return;
        }

        Force();
    }

    private async Task<bool> IsOverAfterAsync(TimeSpan time)
    {
        if (time > TimeSpan.Zero)
        {
            using var over = new CancellationTokenSource();
            await Task.WhenAny(_over.Task, Task.Delay(time, _time, over.Token));
            await over.CancelAsync();
        }

        return _over.Task.IsCompleted;
    }

    // What the interpreter says of its end can be said by any code in it; then that code has ended its own execution, and what it does afterwards is watched as what it left running.
    private async Task<ConversationEnd> CellEndedAsync()
    {
        var done = _capture.Done;
        await Task.WhenAny(done, _sandbox.Conversation.Ended, _forced.Task);
        if (done.IsCompleted && await _sandbox.Conversation.SyncAsync() is { } synced)
        {
            _over.TrySetResult();
            return new(ExitFrame.OfCell(await done, synced), null);
        }

        var end = await EndedAsync();
        _over.TrySetResult();
        return end;
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

    private async Task WatchCpuAsync(IObservationSink sink, CancellationToken over)
    {
        using var pace = new PeriodicTimer(CpuPace, _time);
        var trends = new Trends(_profile, _before);
        var seen = _time.GetUtcNow();
        try
        {
            while (await pace.WaitForNextTickAsync(over))
            {
                Interlocked.Increment(ref _looks);
                _last = _sandbox.Cgroup.Read();
                seen = _time.GetUtcNow();
                foreach (var trend in trends.Look(_last, _time.GetElapsedTime(_begun)))
                    sink.Observe(ProcessReference.Guard, trend, Decision.Allowed);
                if (_last.CpuTime - _before.CpuTime > _profile.CpuTimeMax)
                    End(Ending.CpuTime);
            }
        }
        catch (OperationCanceledException)
        {
            // The execution is over.
        }
        catch (Exception exception)
        {
            // Nobody would hold it to its processor time any more, and the code would run on.
            _resourcesFailure = new("resources", $"Its control groups could not be read ({exception.GetType().Name})", seen);
            End(Ending.Killed);
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
            Signal = SignalOf(evidence, byItself, status),
            Output = _capture.Captured(),
            Results = _capture.Results,

            // The program's own word, like the results; one that ended well met no error, whatever was written on the runner's channel.
            Error = status == ExecutionStatus.Completed ? null : _capture.Error,
            Usage = new()
            {
                CpuTime = evidence.CpuTime,
                MemoryPeakBytes = evidence.After.MemoryPeakBytes,
                ProcessesPeak = evidence.After.ProcessesPeak,
                WorkPeakBytes = evidence.Exit?.Work.Peak ?? 0,
                TmpPeakBytes = evidence.Exit?.Tmp.Peak ?? 0,
                OutputBytes = evidence.OutputBytes,
            },
            Elapsed = elapsed,
            Failure = status == ExecutionStatus.SandboxFailed ? evidence.Failure : null,
        };
    }

    private int? SignalOf(RunEvidence evidence, bool byItself, ExecutionStatus status)
    {
        if (byItself)
            return evidence.Exit!.Signal == 0 ? null : evidence.Exit.Signal;
        if (status == ExecutionStatus.SandboxFailed)
            return null;
        return _isCell && evidence.Exit is not null ? Libc.Sigint : Libc.Sigkill;
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
