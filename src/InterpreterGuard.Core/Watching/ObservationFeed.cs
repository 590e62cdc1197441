using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Watching;

/// <summary>
/// What is seen of one execution, as it is seen, for whoever watches. It holds only what the store does not hold yet: a reader that stays behind reads on there. Telling it something
/// never waits for a reader, because the observed process waits meanwhile. Safe from any thread.
/// </summary>
public sealed class ObservationFeed
{
    private readonly Lock _lock = new();
    private readonly Action<FeedNews> _tell;
    private readonly List<SeenObservation> _seen = [];
    private TaskCompletionSource? _more;
    private FeedScreening? _screening;
    private long _keptTo;
    private bool _ended;
    private bool _closed;

    internal ObservationFeed(Submission submission, Action<FeedNews> tell) => (Submission, _tell) = (submission, tell);

    public ExecutionId Id => Submission.Id;

    /// <summary>What runs.</summary>
    public Submission Submission { get; }

    /// <summary>What it left running is watched on, so that the feed goes on behind the ending.</summary>
    internal bool GoesOn { get; set; }

    /// <summary>What is there behind a number now.</summary>
    public FeedLook Look(long after)
    {
        lock (_lock)
        {
            var behind = after < _keptTo;
            _more ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return new FeedLook(behind ? [] : Behind_NeedsLock(after), behind, _keptTo, _screening, _ended, _closed, _more.Task);
        }
    }

    internal void Screened(FeedScreening screening)
    {
        lock (_lock)
        {
            _screening = screening;
            Told_NeedsLock(FeedNewsKind.Screened);
        }
    }

    internal void Observed(SeenObservation seen)
    {
        lock (_lock)
        {
            if (_closed)
                return;
            _seen.Add(seen);
            Told_NeedsLock(FeedNewsKind.Observed, seen);
        }
    }

    /// <summary>Everything up to a number lies in the store now.</summary>
    internal void Kept(long upTo)
    {
        lock (_lock)
        {
            _keptTo = Math.Max(_keptTo, upTo);
            _seen.RemoveAll(seen => seen.Observation.Sequence <= _keptTo);
        }
    }

    /// <summary>Its ending lies in the store.</summary>
    internal void Ended()
    {
        lock (_lock)
        {
            _ended = true;
            Told_NeedsLock(FeedNewsKind.Ended);
        }
    }

    /// <summary>Nothing follows.</summary>
    internal void Close()
    {
        lock (_lock)
        {
            _closed = true;
            Wake_NeedsLock();
        }
    }

    private void Told_NeedsLock(FeedNewsKind kind, SeenObservation? seen = null)
    {
        Wake_NeedsLock();
        _tell(new FeedNews(this, kind, seen));
    }

    // Nobody waits: nothing is made for nobody. The readers' code runs elsewhere, never on the sensor's thread.
    private void Wake_NeedsLock()
    {
        _more?.SetResult();
        _more = null;
    }

    private List<SeenObservation> Behind_NeedsLock(long after)
    {
        var first = _seen.Count;
        while (first > 0 && _seen[first - 1].Observation.Sequence > after)
            first--;
        return first == _seen.Count ? [] : _seen.GetRange(first, _seen.Count - first);
    }
}
