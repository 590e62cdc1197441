using System.Diagnostics;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Pipeline;

/// <summary>What is known of one submission while it travels. Belongs to one call of the pipeline.</summary>
internal sealed class Journey(Submission submission, IPolicy policy, Profile profile, TimeProvider time)
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private ScreeningOutcome _screening = new(Verdict.Allow, [], [], TimeSpan.Zero);
    private ISandbox? _sandbox;
    private SandboxOutcome? _outcome;
    private TimeSpan _claim;

    /// <summary>The rules looking at it, from what is read in the source to the last thing seen of the run.</summary>
    public IRuleWatch Watch { get; } = policy.Watch(WatchScope.Of(submission), profile);

    public ExecutionRecorder? Recorder { get; private set; }

    public Execution Accepted() => new()
    {
        Submission = submission,
        Status = ExecutionStatus.Running,
        Receipt = ReceiptNow(),
    };

    public void Screened(ScreeningOutcome screening) => _screening = screening;

    public void Claimed(ISandbox sandbox)
    {
        _claim = Stopwatch.GetElapsedTime(_started) - _screening.Elapsed;
        _sandbox = sandbox;
        Recorder = new ExecutionRecorder(Watch, sandbox.Kill, time);
    }

    public void Ran(SandboxOutcome outcome) => _outcome = outcome;

    /// <summary>A rule that ended it outranks whatever the end looked like from inside.</summary>
    public ExecutionStatus StatusOfRun() => Recorder!.Killed ? ExecutionStatus.Killed : _outcome!.Status;

    public (Execution Ended, Incident? Incident) Conclude(ExecutionStatus status, string? failure)
    {
        var seen = Recorder?.Close() ?? ExecutionRecord.Empty;
        var now = time.GetUtcNow();
        var detections = DetectionsOfFindings(now).Concat(seen.Detections).ToList();
        var incident = IncidentWriter.Write(submission.Id, status, detections, seen.Observations, now, time);
        var outcome = _outcome ?? (failure is null ? null : new SandboxOutcome { Status = status, Failure = failure });

        var ended = new Execution
        {
            Submission = submission,
            Status = status,
            Outcome = outcome is null ? null : outcome with { Status = status },
            Verdict = _screening.Verdict,
            Findings = _screening.Findings,
            Layers = _screening.Layers,
            Facts = _screening.Facts,
            Detections = detections,
            Observations = seen.Observations,
            Processes = seen.Processes,
            IncidentId = incident?.Id,
            Receipt = ReceiptNow() with { ObservationsDropped = seen.ObservationsDropped },
            Timings = new ExecutionTimings(
                _screening.Elapsed, _claim, _outcome?.Elapsed ?? TimeSpan.Zero, Stopwatch.GetElapsedTime(_started), _sandbox?.WasWarm ?? false),
            EndedAt = now,
        };
        return (ended, incident);
    }

    private IEnumerable<Detection> DetectionsOfFindings(DateTimeOffset now) => _screening.Findings.Select((finding, index) => new Detection
    {
        Rule = finding.Rule,
        RuleName = finding.RuleName,
        Severity = finding.Severity,
        Action = finding.Action,
        ActionWanted = finding.ActionWanted,
        Trial = finding.Trial,
        Message = finding.Message,
        Attack = finding.Attack,
        Finding = index,
        At = now,
    });

    private Receipt ReceiptNow() => new(
        policy.Id, policy.Hash, policy.Enforced ? "enforce" : "observe", profile.Name, _sandbox?.Applied, _sandbox?.Sensors ?? [], 0);
}
