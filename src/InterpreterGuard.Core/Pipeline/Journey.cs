using System.Diagnostics;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Exceptions;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Held;
using InterpreterGuard.Core.Hints;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Core.Watching;

namespace InterpreterGuard.Core.Pipeline;

/// <summary>What is known of one submission while it travels. Belongs to one call of the pipeline.</summary>
/// <param name="submission">What travels.</param>
/// <param name="policy">What judges it, to its end.</param>
/// <param name="profile">What it gets.</param>
/// <param name="time">The clock.</param>
/// <param name="released">The former part of the way, when it was held and a person released it.</param>
/// <param name="former">The incident of that part.</param>
/// <param name="feed">Who watches is told here.</param>
internal sealed class Journey(
    Submission submission, IPolicy policy, Profile profile, TimeProvider time, Execution? released = null, Incident? former = null,
    ObservationFeed? feed = null)
{
    private readonly List<AuditStep> _steps = [.. released?.Steps ?? []];
    private readonly long _started = Stopwatch.GetTimestamp();
    private ScreeningOutcome _screening = released is null
        ? new(Verdict.Allow, [], [], TimeSpan.Zero)
        : new(released.Verdict, released.Findings, released.Layers, released.Timings?.Screening ?? TimeSpan.Zero);
    private DateTimeOffset? _heldUntil = released?.HeldUntil;
    private TimeSpan _reading;
    private bool _judgedAgain;
    private Receipt? _judgedUnder;
    private ISandbox? _sandbox;
    private SandboxOutcome? _outcome;
    private TimeSpan _claim;
    private TimeSpan _queue;

    /// <summary>Who watches is told here; <see langword="null"/> when nobody may watch.</summary>
    public ObservationFeed? Feed { get; } = feed;

    /// <summary>The rules looking at it, from what is read in the source to the last thing seen of the run.</summary>
    public IRuleWatch Watch { get; } = policy.Watch(WatchScope.Of(submission), profile);

    /// <summary>What counts as a secret in what it gives back.</summary>
    public IRedaction Secrets => policy.Redaction;

    public ExecutionRecorder? Recorder { get; private set; }

    /// <summary>How many of its detections were made before it was released.</summary>
    public int DetectionsBefore => released is not null && !_judgedAgain ? released.Detections.Count : 0;

    /// <summary>It has an incident from before its release.</summary>
    public bool HadIncident => former is not null;

    public Execution Accepted() => new()
    {
        Submission = submission,
        Status = ExecutionStatus.Running,
        Receipt = ReceiptNow(),
        AtRest = policy.Redaction,
    };

    public void Screened(ScreeningOutcome screening)
    {
        _reading = screening.Elapsed;
        _screening = screening;
        Feed?.Screened(new FeedScreening(screening.Verdict, screening.Findings));
    }

    /// <summary>It was read again under the policy that it was held under: what was found then stands.</summary>
    public void ReadAgain(TimeSpan reading) => _reading = reading;

    /// <summary>The policy changed while it waited: what the one in force says counts, and the step says that it was asked.</summary>
    public void JudgedAgain(ScreeningOutcome screening)
    {
        Screened(screening);
        _judgedAgain = true;
        var findings = screening.Findings.Count switch { 0 => "nothing was found", 1 => "1 finding", var count => $"{count} findings" };
        Step(AuditAction.ReadAgain, $"The policy changed while it waited. Read under {policy.Id} {policy.Hash}: {findings}, verdict {screening.Verdict.ToString().ToLowerInvariant()}.");
    }

    /// <summary>It can no longer run at all; the step says why.</summary>
    public void NotRunnable(string problem) => Step(AuditAction.ReadAgain, problem);

    /// <summary>From now on it waits for a person, for as long as the policy says.</summary>
    public void Hold(string reason)
    {
        _heldUntil = time.GetEvidenceTime() + policy.HoldFor;
        Step(AuditAction.Held, reason);
    }

    /// <summary>It waits again, to the same deadline as before: nothing of it ran.</summary>
    public void PutBack(string reason)
    {
        // What was not read again still stands under the policy that it was read under, so that the next release reads it again.
        if (!_judgedAgain)
            _judgedUnder = released?.Receipt;
        Step(AuditAction.Held, reason);
    }

    /// <summary>Its turn came.</summary>
    public void Waited(TimeSpan queue) => _queue = queue;

    public void Claimed(ISandbox sandbox)
    {
        _claim = Stopwatch.GetElapsedTime(_started) - _reading - _queue;
        _sandbox = sandbox;
        Recorder = new ExecutionRecorder(Watch, sandbox.Kill, time, Feed);
    }

    /// <summary>The sandbox was not held as it was asked to be: facts for the rules, like everything that is seen.</summary>
    public void Differs(IReadOnlyList<SandboxDifference> differences)
    {
        Recorder = new ExecutionRecorder(Watch, NothingRuns, time, Feed);
        foreach (var difference in differences)
            Recorder.Observe(ProcessReference.Guard, new LimitDifference { Part = difference.Part, Asked = difference.Asked, Found = difference.Found }, Decision.Denied);
    }

    public void Ran(SandboxOutcome outcome) => _outcome = outcome;

    /// <summary>A rule that ended it outranks whatever the end looked like from inside.</summary>
    public ExecutionStatus StatusOfRun() => Recorder!.Killed ? ExecutionStatus.Killed : _outcome!.Status;

    /// <summary>Puts everything together.</summary>
    /// <param name="status">How it ended.</param>
    /// <param name="failure">What broke on our side, if something did.</param>
    /// <param name="goesOn">What it left running is watched on by the same recorder.</param>
    public (Execution Ended, Incident? Incident) Conclude(ExecutionStatus status, string? failure, bool goesOn)
    {
        var seen = (goesOn ? Recorder?.Cut() : Recorder?.Close()) ?? ExecutionRecord.Empty;
        var now = time.GetEvidenceTime();
        var read = released is not null && !_judgedAgain ? released.Detections : DetectionsOfFindings(now);
        var join = new SourceJoin(_screening.Findings, _screening.Facts, seen.Observations);
        var detections = read.Concat(seen.Detections.Select(join.Join)).ToList();
        var outcome = _outcome ?? (failure is null ? null : new SandboxOutcome { Status = status, Failure = failure });

        outcome = outcome is null ? null : outcome with { Status = status, Failure = outcome.Failure ?? failure };

        var ended = new Execution
        {
            Submission = submission,
            AtRest = policy.Redaction,
            Status = status,
            Outcome = outcome is null ? null : outcome with { Hints = [.. HintWriter.Write(submission, profile, outcome, seen.Observations, detections), .. StateHints(goesOn)] },
            Verdict = _screening.Verdict,
            Findings = _screening.Findings,
            Layers = _screening.Layers,
            Facts = _screening.Facts,
            Detections = detections,
            Silenced = [.. SilencedFindings().Concat(seen.Silenced)],
            Observations = seen.Observations,
            Processes = seen.Processes,
            Receipt = ReceiptNow() with { ObservationsDropped = seen.ObservationsDropped },
            Timings = new ExecutionTimings(
                _screening.Elapsed, _claim, _outcome?.Elapsed ?? TimeSpan.Zero, Stopwatch.GetElapsedTime(_started), _sandbox?.WasWarm ?? false, _queue),
            EndedAt = status == ExecutionStatus.Held ? null : now,
            HeldUntil = _heldUntil,
            Steps = _steps,
        };
        var incident = IncidentWriter.Write(ended, former, now, time);
        return (ended with { IncidentId = incident?.Id }, incident);
    }

    private IEnumerable<Hint> StateHints(bool goesOn) => submission.SessionId is not null && _outcome is not null && !goesOn ? [HintWriter.StateLost] : [];

    private void Step(AuditAction action, string reason) => _steps.Add(new AuditStep(action, time.GetEvidenceTime(), null, reason));

    // Advice is for whoever wrote the code; a case is made of what the code is up to.
    private IEnumerable<Detection> DetectionsOfFindings(DateTimeOffset now) =>
        from found in _screening.Findings.Index()
        where !found.Item.IsAdvice
        select DetectionOf(found.Item, found.Index, now);

    private static Detection DetectionOf(Finding finding, int index, DateTimeOffset now) => new()
    {
        Rule = finding.Rule,
        RuleName = finding.RuleName,
        Severity = finding.Severity,
        Action = finding.Action,
        ActionWanted = finding.ActionWanted,
        Trial = finding.Trial,
        SilencedBy = finding.SilencedBy,
        Message = finding.Message,
        Attack = finding.Attack,
        Finding = index,
        At = now,
    };

    private IEnumerable<ExceptionUse> SilencedFindings() => _screening.Findings
        .Where(finding => finding.SilencedBy is not null)
        .GroupBy(finding => (finding.SilencedBy, finding.Rule), (use, findings) => new ExceptionUse(use.SilencedBy!, use.Rule, findings.Count()));

    private Receipt ReceiptNow() => _judgedUnder ?? new(
        policy.Id, policy.Hash, policy.Enforced ? "enforce" : "observe", profile.Name, _sandbox?.Applied, _sandbox?.Sensors ?? [], 0);

    private static void NothingRuns()
    {
        // There is no sandbox to end.
    }
}
