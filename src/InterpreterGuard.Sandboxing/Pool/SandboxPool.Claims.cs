using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Sandboxing.Engine;
using InterpreterGuard.Sandboxing.Runners;
using InterpreterGuard.Sandboxing.Sandboxes;

namespace InterpreterGuard.Sandboxing.Pool;

/// <summary>How a sandbox comes into a caller's hands.</summary>
internal sealed partial class SandboxPool
{
    public async Task<ISandbox> ClaimAsync(Language language, Profile profile, CancellationToken cancellationToken) => await ClaimAloneAsync(language, profile, cancellationToken);

    public async Task<ISessionSandbox> ClaimForSessionAsync(Language language, Profile profile, ISessionSandbox? beside, CancellationToken cancellationToken) =>
        beside is Sandbox neighbour ? await ClaimBesideAsync(language, profile, neighbour, cancellationToken) : await ClaimAloneAsync(language, profile, cancellationToken);

    private async Task<Sandbox> ClaimAloneAsync(Language language, Profile profile, CancellationToken cancellationToken)
    {
        var runner = RunnerOf(language);
        TakePlace();
        while (true)
        {
            LiveSandbox? warm;
            TaskCompletionSource<LiveSandbox> waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
            LinkedListNode<TaskCompletionSource<LiveSandbox>>? place = null;
            Shelf shelf;
            lock (_lock)
            {
                shelf = ShelfOf_NeedsLock(new(language, profile), runner);
                warm = shelf.TakeWarmest();
                if (warm is null)
                    place = shelf.Waiting.AddLast(waiting);
                Pump_NeedsLock();
            }

            if (place is not null)
                return await WaitAsync(shelf, place, waiting, profile, cancellationToken);
            if (IsHeldAsRead(warm!))
                return Claimed(warm!, profile, wasWarm: true);
        }
    }

    private async Task<Sandbox> ClaimBesideAsync(Language language, Profile profile, Sandbox beside, CancellationToken cancellationToken)
    {
        var runner = RunnerOf(language);
        var work = beside.Work;
        if (!work.TryHold())
            throw new SandboxUnavailableException("The files of the session are gone; open a new one.");
        try
        {
            TakePlace();
        }
        catch
        {
            // Its holder has it still, so this is never the last.
            work.LetGo();
            throw;
        }

        lock (_lock)
            _starting++;
        try
        {
            return Claimed(await starter.StartAsync(runner, profile, work, cancellationToken), profile, wasWarm: false);
        }
        catch (Exception exception)
        {
            lock (_lock)
                _running--;
            throw ForCallers(exception);
        }
        finally
        {
            lock (_lock)
            {
                _starting--;
                StartEnded_NeedsLock();
                Pump_NeedsLock();
            }
        }
    }

    private async Task<Sandbox> WaitAsync(Shelf shelf, LinkedListNode<TaskCompletionSource<LiveSandbox>> place, TaskCompletionSource<LiveSandbox> waiting, Profile profile, CancellationToken cancellationToken)
    {
        try
        {
            return Claimed(await waiting.Task.WaitAsync(options.Value.ClaimWaitMax, time, cancellationToken), profile, wasWarm: false);
        }
        catch (Exception exception)
        {
            LiveSandbox? late = null;
            lock (_lock)
            {
                _running--;
                if (place.List is not null)
                    shelf.Waiting.Remove(place);
                else if (waiting.Task.IsCompletedSuccessfully)
                    late = waiting.Task.Result;
                Forget_NeedsLock(shelf);
            }

            if (late is not null)
                remover.Remove(late);
            throw ForCallers(exception);
        }
    }

    private Exception ForCallers(Exception exception) => exception switch
    {
        OperationCanceledException or SandboxUnavailableException or SandboxDiffersException => exception,
        TimeoutException => new SandboxUnavailableException($"No sandbox became ready within {options.Value.ClaimWaitMax.TotalSeconds:0} s.", exception) { Full = true },
        EngineException { CircuitOpen: true } => new SandboxUnavailableException("Sandboxes cannot be started at the moment.", exception) { RetryAfter = options.Value.EngineBreak },
        _ => new SandboxUnavailableException("A sandbox could not be started.", exception) { RetryAfter = options.Value.EngineBreak },
    };

    private ILanguageRunner RunnerOf(Language language) =>
        _runners.TryGetValue(language, out var runner) ? runner : throw new ArgumentException($"Nothing here runs '{language}'.", nameof(language));

    private void TakePlace()
    {
        lock (_lock)
        {
            if (_stopped)
                throw new SandboxUnavailableException("The host is stopping.") { RetryAfter = TimeSpan.FromSeconds(10) };
            if (_running >= options.Value.RunningMax)
                throw new SandboxUnavailableException($"All {options.Value.RunningMax} sandboxes of this host are taken.") { Full = true };

            _running++;
            _lastUse = time.GetTimestamp();
        }
    }

    /// <summary>
    /// Reads the kernel's limits once more: a sandbox may have stood on its shelf for minutes. False: it died or is watched no more, the next one is asked.
    /// </summary>
    /// <exception cref="SandboxDiffersException">Somebody changed them.</exception>
    private bool IsHeldAsRead(LiveSandbox sandbox)
    {
        if (sandbox.Watch is { Failed.IsCompleted: true })
        {
            logger.WarmSandboxLost(sandbox.Id, "its sensor failed");
            remover.Remove(sandbox);
            return false;
        }

        var now = sandbox.Cgroup.ReadLimits();
        if (now == sandbox.Groups)
            return true;
        // The groups go with their last process; without this look, a death would be told as an attack.
        if (!sandbox.Init.Lives)
        {
            logger.WarmSandboxLost(sandbox.Id, "it ended by itself");
            remover.Remove(sandbox);
            return false;
        }

        var differences = LimitsComparison.Since(sandbox.Groups, now);
        logger.SandboxDiffers(sandbox.Id, string.Join("; ", differences));
        Release(sandbox);
        throw new SandboxDiffersException(differences);
    }

    private Sandbox Claimed(LiveSandbox live, Profile profile, bool wasWarm) => new(live, profile, wasWarm, engine, this, time, logger);
}
