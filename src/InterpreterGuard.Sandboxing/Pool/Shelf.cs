using InterpreterGuard.Sandboxing.Runners;
using InterpreterGuard.Sandboxing.Sandboxes;

namespace InterpreterGuard.Sandboxing.Pool;

/// <summary>The sandboxes of one kind: those ready, those being started, and the claims that wait for one. Used under the pool's lock only.</summary>
internal sealed class Shelf(PoolKey key, ILanguageRunner runner)
{
    private static readonly TimeSpan BackOffFirst = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BackOffMax = TimeSpan.FromSeconds(30);

    public PoolKey Key => key;

    public ILanguageRunner Runner => runner;

    /// <summary>How many to keep ready; 0 for a kind that is only made on demand.</summary>
    public int Wanted { get; set; }

    public List<LiveSandbox> Free { get; } = [];

    public int Starting { get; set; }

    public LinkedList<TaskCompletionSource<LiveSandbox>> Waiting { get; } = new();

    /// <summary>Starts that failed one after the other.</summary>
    public int Failures { get; private set; }

    /// <summary>What the last one said.</summary>
    public string? Problem { get; private set; }

    /// <summary>Before this, it is not refilled.</summary>
    public DateTimeOffset RestUntil { get; private set; }

    /// <summary>Someone waits, and not enough are on their way.</summary>
    public bool NeedsForClaims => Waiting.Count > Starting;

    /// <summary>
    /// Whether to start another one ahead. A start takes a processor for a tenth of a second: while executions come and go, that time is theirs, and a shelf that is
    /// still half full can wait until they pause.
    /// </summary>
    public bool NeedsRefill(DateTimeOffset now, bool pause)
    {
        var coming = Free.Count + Starting - Waiting.Count;
        return coming < Wanted && (pause || coming * 2 < Wanted) && now >= RestUntil;
    }

    /// <summary>Nothing is here, nothing comes, nobody wants any.</summary>
    public bool Idle => Wanted == 0 && Starting == 0 && Waiting.Count == 0 && Free.Count == 0;

    /// <summary>The warmest one that is not in the middle of a step, if there is any.</summary>
    public LiveSandbox? TakeWarmest()
    {
        LiveSandbox? best = null;
        foreach (var sandbox in Free)
        {
            if (!sandbox.Conversation.Ended.IsCompleted && (best is null || Rank(sandbox) > Rank(best)))
                best = sandbox;
        }

        if (best is not null)
            Free.Remove(best);
        return best;
    }

    public void Started()
    {
        Failures = 0;
        Problem = null;
        RestUntil = DateTimeOffset.MinValue;
    }

    public void Failed(string problem, DateTimeOffset now)
    {
        var rest = Math.Min(BackOffFirst.TotalSeconds * Math.Pow(2, Math.Min(Failures, 10)), BackOffMax.TotalSeconds);
        Failures++;
        Problem = problem;
        RestUntil = now + TimeSpan.FromSeconds(rest);
    }

    private static int Rank(LiveSandbox sandbox) => (sandbox.MidStep ? 0 : 1000) + sandbox.WarmSteps;
}
