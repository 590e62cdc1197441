using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;

namespace InterpreterGuard.Core.Replays;

/// <summary>Counts one replay.</summary>
internal sealed class ReplayTally(ReplayQuery query)
{
    private readonly SortedDictionary<string, int> _cannot = new(StringComparer.Ordinal);
    private readonly Dictionary<ReplayChange, int> _changes = [];
    private readonly List<ReplayedIncident> _incidents = [];
    private readonly List<ReplayedIncident> _stays = [];
    private readonly RuleCounts _rules = new();
    private TimeSpan _then;
    private int _replayed;
    private int _readAgain;
    private int _inPart;
    private int _beyondKnown;

    public bool OutOfTime { get; set; }

    public bool MayReadAgain => _readAgain + _cannot.GetValueOrDefault(NotReplayable.Unreadable) < query.ReadAgainMax;

    /// <summary>One that cannot be judged again.</summary>
    public IReadOnlyList<CodeFact>? Cannot(string why)
    {
        _cannot[why] = _cannot.GetValueOrDefault(why) + 1;
        return null;
    }

    public void Add(PastExecution past, Replayed replayed, bool readAgain)
    {
        _replayed++;
        _then += past.Elapsed;
        _readAgain += readAgain ? 1 : 0;
        _inPart += past.ObservationsDropped > 0 ? 1 : 0;
        _beyondKnown += replayed.BeyondKnown ? 1 : 0;

        var (before, after) = (past.Incident, replayed.Incident);
        var otherwise = before is not null && after is not null && (before.Severity != after.Severity || Decided(before) != Decided(after));
        _rules.Add(before, after, otherwise);
        IReadOnlyList<RuleId> gained = [.. (after?.Rules ?? []).Except(before?.Rules ?? [])];
        IReadOnlyList<RuleId> lost = [.. (before?.Rules ?? []).Except(after?.Rules ?? [])];
        ReplayChange? change = (before, after) switch
        {
            (null, null) => null,
            (null, _) => ReplayChange.Appears,
            (_, null) => ReplayChange.Vanishes,
            _ => otherwise || gained.Count + lost.Count > 0 ? ReplayChange.Changes : null,
        };
        if (change is not { } kind)
        {
            if (query.StaysOf is { } rule && before?.Rules.Contains(rule) == true && _stays.Count < query.ListedMax)
                _stays.Add(Listed(ReplayChange.Stays));
            return;
        }

        var count = _changes[kind] = _changes.GetValueOrDefault(kind) + 1;
        if (count <= query.ListedMax)
            _incidents.Add(Listed(kind));

        ReplayedIncident Listed(ReplayChange what) => new(what, past.Submission.Id, past.Submission.ReceivedAt, before, after, gained, lost, replayed.BeyondKnown);
    }

    // That a person released it is no doing of a policy: what counts is what was done to the code.
    private static IncidentDecision Decided(Incident incident) => incident.Decision == IncidentDecision.Released ? IncidentDecision.Recorded : incident.Decision;

    public ReplayReport Report(long there, TimeSpan elapsed) => new()
    {
        Executions = there,
        Replayed = _replayed,
        ReadAgain = _readAgain,
        InPart = _inPart,
        BeyondKnown = _beyondKnown,
        NotReplayable = _cannot,
        LeftOut = Math.Max(0, there - _replayed - _cannot.Values.Sum()),
        OutOfTime = OutOfTime,
        Appears = _changes.GetValueOrDefault(ReplayChange.Appears),
        Vanishes = _changes.GetValueOrDefault(ReplayChange.Vanishes),
        Changes = _changes.GetValueOrDefault(ReplayChange.Changes),
        Incidents = _incidents,
        Stays = _stays,
        Rules = _rules.Changed,
        Elapsed = elapsed,
        ElapsedThen = _then,
    };
}
