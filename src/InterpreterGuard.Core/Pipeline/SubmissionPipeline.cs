using System.Diagnostics;
using InterpreterGuard.Core.Admission;
using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Files;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Output;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Core.Watching;
using Microsoft.Extensions.Logging;

namespace InterpreterGuard.Core.Pipeline;

/// <summary>
/// The journey of a submission, from the door to the incident:
/// <code>
/// 1 keep it  ─▶ 2 read it ─▶ 3 judge it ─▶ 4 claim a sandbox ─▶ 5 run it, watched ─▶ 6 conclude ─▶ 7 keep the evidence ─▶ answer
///   (1 and 2 side by side)      │ refuse or hold                                       ▲
///                               └──────────────────────────────────────────────────────┘
/// </code>
/// The evidence is on disk before the caller has its answer.
/// </summary>
public sealed partial class SubmissionPipeline(
    IPolicies policies,
    IScreener screener,
    ISandboxes sandboxes,
    IEvidenceStore evidence,
    ArtifactKeeper artifacts,
    ObservationFeeds feeds,
    TimeProvider time,
    ILogger<SubmissionPipeline> logger,
    IOutputReader? reader = null,
    HostEnding? hostEnds = null)
{
    /// <summary>How long one whose turn has come waits for the place that was promised.</summary>
    private static readonly TimeSpan AdmittedClaimMax = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan AdmittedClaimPause = TimeSpan.FromMilliseconds(20);

    private readonly FreshPlaces _fresh = new(sandboxes, artifacts);

    /// <summary>Takes a submission all the way.</summary>
    /// <param name="submission">Checked at the door: its profile exists in the policy in force.</param>
    /// <param name="callerGone">The caller no longer waits. What was begun is ended and kept all the same.</param>
    /// <exception cref="SandboxUnavailableException">No sandbox can be had; the submission is kept as <see cref="ExecutionStatus.SandboxFailed"/>.</exception>
    public Task<Execution> RunAsync(Submission submission, CancellationToken callerGone) => RunAsync(submission, policies.Current, callerGone);

    /// <summary>Takes a submission all the way under the policy it was checked by at the door, whichever is in force by now.</summary>
    /// <param name="submission">Checked at the door.</param>
    /// <param name="policy">What it was checked by.</param>
    /// <param name="callerGone">The caller no longer waits. What was begun is ended and kept all the same.</param>
    /// <param name="listener">Who hears what the code says while it runs.</param>
    /// <param name="ticket">Its place in the queue, where it has one: it claims a sandbox when its turn comes.</param>
    /// <param name="accepted">Called once it is kept: from then on it has an ending, whatever happens.</param>
    /// <exception cref="AdmissionRefusedException">Its turn did not come in time; the submission is kept as <see cref="ExecutionStatus.SandboxFailed"/>.</exception>
    /// <exception cref="SandboxUnavailableException">No sandbox can be had; the submission is kept as <see cref="ExecutionStatus.SandboxFailed"/>.</exception>
    public Task<Execution> RunAsync(
        Submission submission, IPolicy policy, CancellationToken callerGone, IExecutionListener? listener = null, AdmissionTicket? ticket = null, Action? accepted = null) =>
        RunAsync(submission, policy, _fresh, listener, ticket, accepted, callerGone);

    /// <summary>The same, in one of these places.</summary>
    internal async Task<Execution> RunAsync(
        Submission submission, IPolicy policy, IPlaces places, IExecutionListener? listener, AdmissionTicket? ticket, Action? accepted, CancellationToken callerGone)
    {
        using var span = Telemetry.Begin("execution", submission);

        // Before it is kept: whoever finds it running finds its feed as well.
        var feed = feeds.Open(submission);
        try
        {
            return await TravelAsync(feed, policy, places, listener, ticket, accepted, callerGone);
        }
        finally
        {
            if (!feed.GoesOn)
                feeds.Close(feed);
        }
    }

    private async Task<Execution> TravelAsync(
        ObservationFeed feed, IPolicy policy, IPlaces places, IExecutionListener? listener, AdmissionTicket? ticket, Action? accepted, CancellationToken callerGone)
    {
        var submission = feed.Submission;
        var profile = submission.Narrow(ProfileOf(policy, submission.ProfileName));
        var journey = new Journey(submission, policy, profile, time, feed: feed);

        // 1 and 2. Keeping and reading touch different things; the slower of the two is all that the caller waits for.
        var kept = evidence.AcceptAsync(journey.Accepted(), CancellationToken.None);
        var read = ReadAsync(journey.Watch, profile.Verdict, submission.ReceivedAt, InputOf(submission, places), callerGone);
        try
        {
            await kept;
            accepted?.Invoke();
        }
        catch
        {
            // The answer is that it could not be kept; what reading would have said has nobody to hear it.
            await ((Task)read).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        ScreeningOutcome screening;
        try
        {
            screening = await read;
        }
        catch (OperationCanceledException) when (callerGone.IsCancellationRequested)
        {
            return await ConcludeAsync(journey, ExecutionStatus.Cancelled);
        }

        // 3.
        journey.Screened(screening);
        Telemetry.Screened(submission.Language, screening);
        if (screening.Verdict == Verdict.Refuse)
            return await ConcludeAsync(journey, ExecutionStatus.Refused);
        if (screening.Verdict == Verdict.Hold)
            return await HoldAsync(journey, screening);

        // 4.
        IPlace place;
        try
        {
            place = await ClaimAsync(places, submission, profile, ticket, journey, callerGone);
        }
        catch (OperationCanceledException) when (callerGone.IsCancellationRequested)
        {
            return await ConcludeAsync(journey, ExecutionStatus.Cancelled);
        }
        catch (SandboxDiffersException differs)
        {
            // A wall is not where it was asked to be. Nothing ran; a person must know.
            journey.Differs(differs.Differences);
            return await ConcludeAsync(journey, ExecutionStatus.SandboxFailed, differs.Message);
        }
        catch (Exception noSandbox)
        {
            // Full, its turn did not come, the engine is gone, or something broke: the caller learns which, and the submission has its ending.
            await ConcludeAsync(journey, ExecutionStatus.SandboxFailed, noSandbox.Message);
            throw;
        }

        return await RunInAsync(place, submission, profile, journey, listener, callerGone);
    }

    /// <summary>Reads source and judges it; runs nothing and keeps nothing.</summary>
    /// <param name="language">The language.</param>
    /// <param name="code">The source text.</param>
    /// <param name="advice">Whether rules that advise are asked too.</param>
    /// <param name="owner">Whose text it is.</param>
    /// <param name="cancellationToken">The caller went away.</param>
    public async Task<ScreeningOutcome> ScreenAsync(Language language, string code, bool advice, string? owner, CancellationToken cancellationToken)
    {
        var policy = policies.Current;
        var now = time.GetUtcNow();
        var profile = ProfileOf(policy, policy.DefaultProfile);
        return await ReadAsync(policy.Watch(WatchScope.Alone(now) with { Advice = advice }, profile), profile.Verdict, now, new(language, code) { Owner = owner }, cancellationToken);
    }

    // Who had to wait for a turn has one now; but a place is free again a moment before its former container is gone.
    private async Task<IPlace> ClaimAsync(IPlaces places, Submission submission, Profile profile, AdmissionTicket? ticket, Journey journey, CancellationToken callerGone)
    {
        if (ticket is null)
            return await ClaimPatientlyAsync(places, submission, profile, TimeSpan.Zero, null, callerGone);
        journey.Waited(await TurnAsync(ticket, submission, callerGone));
        return await ClaimPatientlyAsync(places, submission, profile, AdmittedClaimMax, AdmittedClaimPause, callerGone);
    }

    private static async Task<TimeSpan> TurnAsync(AdmissionTicket ticket, Submission submission, CancellationToken stop)
    {
        using var span = Telemetry.Source.StartActivity("queue");
        var started = Stopwatch.GetTimestamp();
        await ticket.TurnAsync(stop);
        var waited = Stopwatch.GetElapsedTime(started);
        Telemetry.Waited(submission, waited);
        return waited;
    }

    // 5 to 7. The sandbox is given back even when keeping the evidence fails.
    private async Task<Execution> RunInAsync(
        IPlace place, Submission submission, Profile profile, Journey journey, IExecutionListener? listener, CancellationToken callerGone)
    {
        await using (place)
        {
            journey.Claimed(place.Sandbox);
            listener ??= NoListener.Instance;
            var output = new OutputWatch(
                listener, journey.Recorder!, place.Sandbox.Decoys, profile.OutputScreening == OutputScreening.Off ? null : reader, profile.OutputScreening, journey.Secrets);
            var outcome = output.Read(await RunToTheEndAsync(place, submission, profile.WallClockMax, journey, output, callerGone));
            foreach (var file in outcome.Files)
                listener.Artifact(file);
            journey.Ran(outcome);
            return await ConcludeAsync(journey, journey.StatusOfRun(), place: place);
        }
    }

    // A sandbox promises outcomes. One that breaks its promise must not leave an execution without an end.
    private async Task<SandboxOutcome> RunToTheEndAsync(
        IPlace place, Submission submission, TimeSpan wallClock, Journey journey, OutputWatch output, CancellationToken callerGone)
    {
        using var span = Telemetry.Begin("sandbox.run", submission);
        span?.SetTag("interpreterguard.sandbox.id", place.Sandbox.Id.ToString());
        try
        {
            return await place.RunAsync(submission, wallClock, journey.Recorder!, output, callerGone);
        }
        catch (Exception broken)
        {
            place.Sandbox.Kill();
            logger.RoomBroke(broken, "sandboxing", submission.Id);
            return new SandboxOutcome { Status = ExecutionStatus.SandboxFailed, Failure = broken.Message };
        }
    }

    private async Task<ScreeningOutcome> ReadAsync(
        IRuleWatch watch, VerdictThresholds thresholds, DateTimeOffset at, ScreeningInput input, CancellationToken cancellationToken)
    {
        using var span = Telemetry.Source.StartActivity("screening");
        var started = Stopwatch.GetTimestamp();
        var report = await ReportAsync(input, cancellationToken);
        return Judge.Weigh(watch, thresholds, report, at) with { Elapsed = Stopwatch.GetElapsedTime(started) };
    }

    private static ScreeningInput InputOf(Submission submission, IPlaces places) =>
        new(submission.Language, submission.Code) { Memory = places.MemoryOf(submission.Language), Owner = submission.ApiKeyId };

    // What could not be read is a fact like any other: rules, or the judge, hold it.
    private async Task<ScreeningReport> ReportAsync(ScreeningInput input, CancellationToken cancellationToken)
    {
        try
        {
            return await screener.ScreenAsync(input, cancellationToken);
        }
        catch (Exception broken) when (broken is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            logger.ScreenerBroke(broken);
            var unread = new CodeUnreadable { Language = input.Language, Span = SourceSpan.Start, Reason = "crashed", Message = "Screening broke while it read this source." };
            return new ScreeningReport([unread], [], TimeSpan.Zero);
        }
    }

    private async Task<Execution> ConcludeAsync(Journey journey, ExecutionStatus status, string? failure = null, IPlace? place = null)
    {
        using var span = Telemetry.Source.StartActivity("conclude");
        var goesOn = place?.GoesOn ?? false;
        if (status == ExecutionStatus.Cancelled)
            failure ??= hostEnds?.Reason;
        var (ended, incident) = journey.Conclude(status, failure, goesOn);
        Telemetry.Ended(span, ended, journey.DetectionsBefore);
        var joined = await evidence.CompleteAsync(ended, incident, CancellationToken.None);
        if (incident is not null && !journey.HadIncident)
            Telemetry.Kept(incident, joined is not null);
        if (journey.Feed is { } feed)
        {
            feed.Kept(ended.Observations is [.., var last] ? last.Sequence : 0);
            feed.GoesOn = goesOn;
            feed.Ended();
            if (goesOn)
                place!.Leave(new Aftermath(ended, incident, joined, journey.Recorder!, evidence, feeds, feed, time, logger));
        }

        Tell(ended, incident, joined);
        return ended;
    }

    private void Tell(Execution ended, Incident? incident, IncidentId? joined)
    {
        using var scope = incident is null ? null : logger.BeginScope(new Dictionary<string, object>(StringComparer.Ordinal) { ["IncidentId"] = (joined ?? incident.Id).ToString() });
        logger.ExecutionEnded(ended.Id, ended.Status, (long)(ended.Timings?.Total.TotalMilliseconds ?? 0));
        if (joined is { } other)
            logger.IncidentJoined(ended.Id, other);
        else if (incident is not null)
            logger.IncidentOpened(incident.Id, ended.Id, incident.Severity, incident.Decision, string.Join(' ', incident.Rules));
        if (ended.Status == ExecutionStatus.SandboxFailed)
            logger.SandboxFailed(ended.Id, ended.Outcome?.Failure ?? "no sandbox");
    }

    private static Profile ProfileOf(IPolicy policy, string name) =>
        policy.Profiles.TryGetValue(name, out var profile)
            ? profile
            : throw new ArgumentException($"profile '{name}' is not in policy '{policy.Id}'; it has {string.Join(", ", policy.Profiles.Keys.Order(StringComparer.Ordinal))}", nameof(name));
}
