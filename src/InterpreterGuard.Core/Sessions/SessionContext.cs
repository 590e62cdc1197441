using InterpreterGuard.Core.Admission;
using InterpreterGuard.Core.Pipeline;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Sessions;

/// <summary>One interpreter of a session. Whoever has its turn may change it; everybody may look.</summary>
internal sealed class SessionContext(Language language) : IDisposable
{
    private int _waiting;

    public Language Language => language;

    /// <summary>One execution at a time.</summary>
    public SemaphoreSlim Turn { get; } = new(1);

    /// <summary>The sandbox; one that ended stays here until another takes its place, since it holds the work folder.</summary>
    public volatile ISessionSandbox? Sandbox;

    /// <summary>The place among the sandboxes of sessions that it holds as long as it has a sandbox.</summary>
    public AdmissionTicket? Place { get; set; }

    /// <summary>What the last execution left running.</summary>
    public volatile Aftermath? Aftermath;

    /// <summary>What the execution that has its turn is cancelled by, from its first moment: also before its code began.</summary>
    public volatile CancellationTokenSource? Running;

    public DateTimeOffset StartedAt { get; set; }

    public int Executions { get; set; }

    /// <summary>Processor time used when the last execution ended.</summary>
    public TimeSpan CpuAtRest { get; set; }

    /// <summary>Why its state is lost, where no execution's answer has told it; told once.</summary>
    public volatile string? LossToTell;

    public int Waiting => Volatile.Read(ref _waiting);

    public ContextState State => Running is not null ? ContextState.Running : Sandbox is { Lives: false } ? ContextState.Ended : ContextState.Ready;

    /// <summary>Counts who waits. False: there are too many already.</summary>
    public bool TryWait(int max)
    {
        if (Interlocked.Increment(ref _waiting) <= max)
            return true;
        Interlocked.Decrement(ref _waiting);
        return false;
    }

    /// <summary>Asks the execution that has its turn to end; the interpreter and its state survive that. False: there is none.</summary>
    public bool Interrupt()
    {
        try
        {
            if (Running is not { } running)
                return false;
            running.Cancel();
            return true;
        }
        catch (ObjectDisposedException)
        {
            // It has just ended by itself.
            return false;
        }
    }

    public void WaitsNoMore() => Interlocked.Decrement(ref _waiting);

    /// <summary>Keeps what was seen of what is left running; called for the last time before something else begins here.</summary>
    public async Task EndAftermathAsync(Aftermath? next)
    {
        var last = Aftermath;
        Aftermath = next;
        if (last is null)
            return;
        await last.KeepAsync(last: true);
        last.Dispose();
    }

    public ContextView View() => new(language, State, Executions, StartedAt);

    public void Dispose() => Turn.Dispose();
}
