using System.Diagnostics;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Sandboxing.Engine;
using InterpreterGuard.Sandboxing.Reaping;
using InterpreterGuard.Sandboxing.Runners;
using InterpreterGuard.Sandboxing.Sandboxes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Sandboxing.Pool;

/// <summary>
/// The bounded warm pool. A claim takes the warmest free sandbox of exactly its kind; where there is none, the next one that starts is its. Claims go before refills,
/// and both share the few starts that may be under way at once.
/// </summary>
internal sealed partial class SandboxPool(
    SandboxStarter starter,
    Remover remover,
    IEnumerable<ILanguageRunner> runners,
    EnginePipelines pipelines,
    DockerEngine engine,
    Leftovers leftovers,
    IOptions<SandboxingOptions> options,
    TimeProvider time,
    ILogger<SandboxPool> logger) : ISandboxes, IDisposable
{
    /// <summary>This long without a claim or a release is a pause between executions.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private readonly Lock _lock = new();
    private readonly Dictionary<PoolKey, Shelf> _shelves = [];
    private readonly Dictionary<Language, ILanguageRunner> _runners = runners.ToDictionary(runner => runner.Language);
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _lastStart = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _starting;
    private int _running;
    private int _resting;
    private long _lastUse;
    private bool _stopped;

    public SandboxesHealth Health
    {
        get
        {
            lock (_lock)
            {
                var warm = _runners.Keys.ToDictionary(language => language.Name, language => _shelves.Values.Where(shelf => shelf.Key.Language == language).Sum(shelf => shelf.Free.Count), StringComparer.Ordinal);
                var failing = _shelves.Values.FirstOrDefault(shelf => shelf.Failures > 1);
                var problem = engine.Problem ?? (failing is null ? null : $"Sandboxes for {failing.Key.Language} ({failing.Key.Profile.Name}) failed to start {failing.Failures} times in a row: {failing.Problem}");
                return new(engine.Problem is null && pipelines.Closed, problem, warm, _running, options.Value.RunningMax, leftovers.Count);
            }
        }
    }

    /// <summary>Nobody waits for a sandbox, none is being started, nothing runs in one: a good moment to warm up.</summary>
    public bool Quiet
    {
        get
        {
            lock (_lock)
                return _starting == 0 && _running == _resting;
        }
    }

    /// <summary>A claimed sandbox waits for its next cell, or no longer does.</summary>
    public void Rest(bool begins)
    {
        lock (_lock)
        {
            _resting += begins ? 1 : -1;
            if (begins)
                _lastUse = time.GetTimestamp();
        }
    }

    /// <summary>What to keep ready from now on. Kinds no longer named are let go.</summary>
    public void KeepWarm(IReadOnlyCollection<Profile> profiles)
    {
        List<LiveSandbox> surplus = [];
        lock (_lock)
        {
            var wanted = profiles.SelectMany(profile => _runners.Keys.Select(language => new PoolKey(language, profile))).ToHashSet();
            foreach (var key in wanted)
                ShelfOf_NeedsLock(key, _runners[key.Language]).Wanted = options.Value.WarmContainersMax;
            foreach (var shelf in _shelves.Values.Where(shelf => !wanted.Contains(shelf.Key)).ToList())
            {
                shelf.Wanted = 0;
                surplus.AddRange(shelf.Free);
                shelf.Free.Clear();
                Forget_NeedsLock(shelf);
            }

            Pump_NeedsLock();
        }

        foreach (var sandbox in surplus)
            remover.Remove(sandbox);
    }

    /// <summary>Throws away what died or grew old on the shelves, and refills. Called now and then.</summary>
    public void Tidy()
    {
        List<(LiveSandbox Sandbox, string? Problem)> gone = [];
        lock (_lock)
        {
            foreach (var shelf in _shelves.Values)
            {
                foreach (var sandbox in shelf.Free.Where(sandbox => sandbox.Conversation.Ended.IsCompleted || time.GetElapsedTime(sandbox.ReadyTimestamp) > options.Value.WarmIdleMax).ToList())
                {
                    shelf.Free.Remove(sandbox);
                    var problem = sandbox.Conversation.Ended.IsCompleted ? "it ended by itself" : null;
                    if (problem is not null)
                        shelf.Failed(problem, time.GetUtcNow());
                    gone.Add((sandbox, problem));
                }
            }

            Pump_NeedsLock();
        }

        foreach (var (sandbox, problem) in gone)
        {
            if (problem is not null)
                logger.WarmSandboxLost(sandbox.Id, problem);
            remover.Remove(sandbox);
        }
    }

    /// <summary>How many free sandboxes have their whole warm-up behind them.</summary>
    public int FullyWarm(Language language)
    {
        lock (_lock)
            return _shelves.Values.Where(shelf => shelf.Key.Language == language).Sum(shelf => shelf.Free.Count(sandbox => sandbox.FullyWarm));
    }

    /// <summary>The sandbox whose warm-up is furthest but not done: one that is fully warm is worth more than two that are half.</summary>
    public LiveSandbox? BeginWarmStep()
    {
        lock (_lock)
        {
            var next = _shelves.Values.SelectMany(shelf => shelf.Free).Where(sandbox => !sandbox.FullyWarm && !sandbox.Conversation.Ended.IsCompleted).MaxBy(sandbox => sandbox.WarmSteps);
            if (next is not null)
                next.MidStep = true;
            return next;
        }
    }

    /// <summary>Ends a step. One that failed on a free sandbox throws the sandbox away; a claimed one is its claimer's.</summary>
    public void EndWarmStep(LiveSandbox sandbox, RunnerWarmed? warmed)
    {
        var thrownAway = false;
        lock (_lock)
        {
            sandbox.MidStep = false;
            if (warmed is not null)
            {
                sandbox.WarmSteps++;
                sandbox.FullyWarm = warmed.Step >= warmed.Of;
            }
            else if (_shelves.TryGetValue(new(sandbox.Runner.Language, sandbox.Profile), out var shelf) && shelf.Free.Remove(sandbox))
            {
                thrownAway = true;
                shelf.Failed("a warm-up step failed", time.GetUtcNow());
            }
        }

        if (thrownAway)
        {
            logger.WarmSandboxLost(sandbox.Id, sandbox.Conversation.Ended.IsCompleted ? $"warm-up step {sandbox.WarmSteps + 1}: {sandbox.Conversation.Ended.Result}" : $"warm-up step {sandbox.WarmSteps + 1} took too long");
            remover.Remove(sandbox);
        }
    }

    /// <summary>Takes a claimed sandbox back, to be removed: none is ever used twice. Its place is free once it is gone.</summary>
    public void Release(LiveSandbox sandbox) => remover.Remove(sandbox, () =>
    {
        lock (_lock)
        {
            _running--;
            _lastUse = time.GetTimestamp();
            Pump_NeedsLock();
        }

        _ = PumpAfterPauseAsync();
    });

    /// <summary>No more claims, no more starts; what is free is let go. Done when the last start that was under way has ended, or as soon as that is cancelled.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        List<LiveSandbox> free;
        lock (_lock)
        {
            _stopped = true;
            free = [.. _shelves.Values.SelectMany(shelf => shelf.Free)];
            foreach (var shelf in _shelves.Values)
                shelf.Free.Clear();
            StartEnded_NeedsLock();
        }

        await _stopping.CancelAsync();
        foreach (var sandbox in free)
            sandbox.Dispose();
        await _lastStart.Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stopping.Dispose();

    private Shelf ShelfOf_NeedsLock(PoolKey key, ILanguageRunner runner)
    {
        if (!_shelves.TryGetValue(key, out var shelf))
            _shelves[key] = shelf = new(key, runner);
        return shelf;
    }

    private void Forget_NeedsLock(Shelf shelf)
    {
        if (shelf.Idle)
            _shelves.Remove(shelf.Key);
    }

    private void Pump_NeedsLock()
    {
        while (!_stopped && _starting < options.Value.StartsInFlightMax)
        {
            var now = time.GetUtcNow();
            var pause = time.GetElapsedTime(_lastUse) >= Pause;
            var shelf = _shelves.Values.FirstOrDefault(shelf => shelf.NeedsForClaims) ?? _shelves.Values.Where(shelf => shelf.NeedsRefill(now, pause)).MinBy(shelf => shelf.Free.Count + shelf.Starting);
            if (shelf is null)
                return;
            _starting++;
            shelf.Starting++;
            var claimed = shelf.Waiting.Count > 0;
            _ = Task.Run(() =>
            {
                // What is made ahead is nobody's yet, and no part of the trace of whoever happened to ask last.
                if (!claimed)
                    Activity.Current = null;
                return StartAsync(shelf);
            });
        }
    }

    // What is made after the reaper's last look would outlive the host.
    private void StartEnded_NeedsLock()
    {
        if (_stopped && _starting == 0)
            _lastStart.TrySetResult();
    }

    private async Task PumpAfterPauseAsync()
    {
        await Task.Delay(Pause, time, CancellationToken.None);
        lock (_lock)
            Pump_NeedsLock();
    }

    private async Task StartAsync(Shelf shelf)
    {
        LiveSandbox? started = null;
        Exception? failure = null;
        try
        {
            started = await starter.StartAsync(shelf.Runner, shelf.Key.Profile, _stopping.Token);
        }
        catch (Exception exception)
        {
            // Whatever it was, it belongs to whoever waits, or to the health page.
            failure = exception;
            if (!_stopping.IsCancellationRequested)
                logger.SandboxStartFailed(shelf.Key.Language.Name, shelf.Key.Profile.Name, exception.Message);
        }

        var surplus = false;
        lock (_lock)
        {
            _starting--;
            shelf.Starting--;
            StartEnded_NeedsLock();
            if (failure is not null)
                shelf.Failed(failure.Message, time.GetUtcNow());
            else
                shelf.Started();

            if (shelf.Waiting.First is { } first)
            {
                shelf.Waiting.RemoveFirst();
                if (started is not null)
                    first.Value.SetResult(started);
                else
                    first.Value.SetException(failure!);
            }
            else if (started is not null)
            {
                surplus = _stopped || shelf.Free.Count >= shelf.Wanted;
                if (!surplus)
                    shelf.Free.Add(started);
            }

            Forget_NeedsLock(shelf);
            Pump_NeedsLock();
        }

        if (surplus)
            remover.Remove(started!);
    }
}
