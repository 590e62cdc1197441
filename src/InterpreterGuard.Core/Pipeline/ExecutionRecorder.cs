using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Exceptions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Watching;

namespace InterpreterGuard.Core.Pipeline;

/// <summary>
/// Takes what the sensors see of one execution, lets the policy judge each fact while the observed process waits, keeps it as evidence, and ends the
/// execution when a rule says so. Everything in it is bounded: a program that makes a million observations fills a counter, not the host's memory.
/// </summary>
internal sealed class ExecutionRecorder(IRuleWatch watch, Action kill, TimeProvider time, ObservationFeed? feed = null) : IObservationSink
{
    /// <summary>Observations kept for one execution. More are judged and counted, not kept.</summary>
    public const int ObservationsMax = 10_000;

    /// <summary>Detections kept of one rule. The first ones tell the story; the observations behind the rest are kept.</summary>
    public const int DetectionsPerRuleMax = 20;

    /// <summary>Places in the source looked up for one execution.</summary>
    public const int SourcesMax = 200;

    /// <summary>Processes kept in the tree.</summary>
    public const int ProcessesMax = 1_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<(RuleId Rule, string? SilencedBy), int> _detectionsOf = [];
    private readonly Dictionary<int, ProcessNode> _processes = [];
    private List<Observation> _observations = [];
    private List<Detection> _detections = [];
    private Dictionary<(string ExceptionId, RuleId Rule), long> _silenced = [];
    private int _kept;
    private long _sequence;
    private long _dropped;
    private int _sources;
    private bool _closed;

    /// <summary>A rule ended the execution.</summary>
    public bool Killed { get; private set; }

    public Decision Observe(ProcessReference process, Fact fact, Decision unlessRuled) => Take(process, fact, unlessRuled, source: null);

    public Decision ObserveAfterwards(ProcessReference process, Fact fact) => Take(process, fact, Decision.Allowed, source: null, done: true);

    public Decision Observe(ProcessReference process, Fact fact, Decision unlessRuled, ISourceReader source) => Take(process, fact, unlessRuled, source);

    private Decision Take(ProcessReference process, Fact fact, Decision unlessRuled, ISourceReader? source, bool done = false)
    {
        Decision decision;
        lock (_lock)
        {
            // Inside the lock, for rules that count must meet the facts in the order and with the times they are kept by.
            var now = time.GetEvidenceTime();
            var matches = watch.Evaluate(fact, process, now);
            decision = Strictest(matches, unlessRuled);
            if (done && decision == Decision.Denied)
                decision = Decision.Allowed;
            if (_closed)
                return decision;
            Keep(process, fact, decision, matches, SourceOf(matches, source), now);
            if (decision != Decision.Killed || Killed)
                return decision;
            Killed = true;
        }

        kill();
        return decision;
    }

    public void Process(ProcessNode node)
    {
        lock (_lock)
        {
            watch.Process(node);
            if (!_closed && (_processes.Count < ProcessesMax || _processes.ContainsKey(node.Pid)))
                _processes[node.Pid] = node;
        }
    }

    /// <summary>Takes nothing more, and hands out what there is.</summary>
    public ExecutionRecord Close()
    {
        lock (_lock)
        {
            _closed = true;
            return HandOut_NeedsLock();
        }
    }

    /// <summary>Hands out what there is since the last time, and goes on: bounds and numbers count on, since it is one execution still.</summary>
    public ExecutionRecord Cut()
    {
        lock (_lock)
            return HandOut_NeedsLock();
    }

    private ExecutionRecord HandOut_NeedsLock()
    {
        var record = new ExecutionRecord(_observations, _detections, [.. _processes.Values.OrderBy(node => node.Pid)], _dropped,
            [.. _silenced.Select(use => new ExceptionUse(use.Key.ExceptionId, use.Key.Rule, use.Value))]);
        _observations = [];
        _detections = [];
        _silenced = [];
        return record;
    }

    private static Decision Strictest(IReadOnlyList<RuleMatch> matches, Decision decision)
    {
        for (var i = 0; i < matches.Count; i++)
        {
            if (matches[i].Action == RuleAction.Kill)
                return Decision.Killed;
            if (matches[i].Action == RuleAction.Deny && decision == Decision.Allowed)
                decision = Decision.Denied;
        }

        return decision;
    }

    // Only what a person will read is worth the look.
    private SourceHint? SourceOf(IReadOnlyList<RuleMatch> matches, ISourceReader? source)
    {
        for (var i = 0; source is not null && i < matches.Count; i++)
        {
            if (matches[i].Rule.Action >= RuleAction.Alert && _sources < SourcesMax)
            {
                _sources++;
                return source.Read();
            }
        }

        return null;
    }

    // Called with the lock held: sequence numbers and list order must agree.
    private void Keep(ProcessReference process, Fact fact, Decision decision, IReadOnlyList<RuleMatch> matches, SourceHint? source, DateTimeOffset now)
    {
        var sequence = ++_sequence;

        // What a rule spoke of is kept beyond the bound as long as its detection is: evidence goes before completeness.
        var known = _detections.Count;
        var detected = false;
        for (var i = 0; i < matches.Count; i++)
            detected |= Detect(matches[i], sequence, source, now);
        if (!detected && _kept++ >= ObservationsMax)
        {
            _dropped++;
            return;
        }

        var observation = new Observation(sequence, now, process, fact, decision);
        _observations.Add(observation);
        feed?.Observed(new SeenObservation(observation, detected ? _detections[known..] : []));
    }

    private bool Detect(RuleMatch match, long sequence, SourceHint? source, DateTimeOffset now)
    {
        if (match.SilencedBy is { } exception)
            _silenced[(exception, match.Rule.Id)] = _silenced.GetValueOrDefault((exception, match.Rule.Id)) + 1;

        // Silenced ones are counted apart: they must not use up the room of those that count.
        var kind = (match.Rule.Id, match.SilencedBy);
        var count = _detectionsOf.GetValueOrDefault(kind);
        if (count >= DetectionsPerRuleMax)
            return false;
        _detectionsOf[kind] = count + 1;
        _detections.Add(new Detection
        {
            Rule = match.Rule.Id,
            RuleName = match.Rule.Name,
            Severity = match.Rule.Severity,
            Action = match.Action,
            ActionWanted = match.Rule.Action,
            Trial = match.Rule.Trial,
            SilencedBy = match.SilencedBy,
            Message = match.Message,
            Attack = match.Rule.Attack,
            Observation = sequence,
            Source = source,
            At = now,
        });
        return true;
    }
}
