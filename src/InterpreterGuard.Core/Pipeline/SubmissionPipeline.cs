using System.Diagnostics;
using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;
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
    TimeProvider time,
    ILogger<SubmissionPipeline> logger)
{
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
    /// <exception cref="SandboxUnavailableException">No sandbox can be had; the submission is kept as <see cref="ExecutionStatus.SandboxFailed"/>.</exception>
    public async Task<Execution> RunAsync(Submission submission, IPolicy policy, CancellationToken callerGone, IExecutionListener? listener = null)
    {
        var profile = submission.Narrow(ProfileOf(policy, submission.ProfileName));
        var journey = new Journey(submission, policy, profile, time);

        // 1 and 2. Keeping and reading touch different things; the slower of the two is all that the caller waits for.
        var kept = evidence.AcceptAsync(journey.Accepted(), CancellationToken.None);
        var read = ReadAsync(journey.Watch, profile.Verdict, submission.ReceivedAt, submission.Language, submission.Code, callerGone);
        try
        {
            await kept;
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
        if (screening.Verdict == Verdict.Refuse)
            return await ConcludeAsync(journey, ExecutionStatus.Refused);
        if (screening.Verdict == Verdict.Hold)
            return await HoldAsync(journey, screening);

        // 4.
        ISandbox sandbox;
        try
        {
            sandbox = await sandboxes.ClaimAsync(submission.Language, profile, callerGone);
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
            // Full, the engine is gone, or something broke: the caller learns which, and the submission has its ending.
            await ConcludeAsync(journey, ExecutionStatus.SandboxFailed, noSandbox.Message);
            throw;
        }

        return await RunInAsync(sandbox, submission, profile, journey, listener, callerGone);
    }

    /// <summary>Reads source and judges it; runs nothing and keeps nothing.</summary>
    /// <param name="language">The language.</param>
    /// <param name="code">The source text.</param>
    /// <param name="advice">Whether rules that advise are asked too.</param>
    /// <param name="cancellationToken">The caller went away.</param>
    public async Task<ScreeningOutcome> ScreenAsync(Language language, string code, bool advice, CancellationToken cancellationToken)
    {
        var policy = policies.Current;
        var now = time.GetUtcNow();
        var profile = ProfileOf(policy, policy.DefaultProfile);
        return await ReadAsync(policy.Watch(WatchScope.Alone(now) with { Advice = advice }, profile), profile.Verdict, now, language, code, cancellationToken);
    }

    // 5 to 7. The sandbox is given back even when keeping the evidence fails.
    private async Task<Execution> RunInAsync(
        ISandbox sandbox, Submission submission, Profile profile, Journey journey, IExecutionListener? listener, CancellationToken callerGone)
    {
        await using (sandbox)
        {
            journey.Claimed(sandbox);
            journey.Ran(await RunToTheEndAsync(sandbox, submission, profile.WallClockMax, journey, listener ?? NoListener.Instance, callerGone));
            return await ConcludeAsync(journey, journey.StatusOfRun());
        }
    }

    // A sandbox promises outcomes. One that breaks its promise must not leave an execution without an end.
    private async Task<SandboxOutcome> RunToTheEndAsync(
        ISandbox sandbox, Submission submission, TimeSpan wallClock, Journey journey, IExecutionListener listener, CancellationToken callerGone)
    {
        try
        {
            return await sandbox.RunAsync(submission, wallClock, journey.Recorder!, listener, callerGone);
        }
        catch (Exception broken)
        {
            sandbox.Kill();
            logger.RoomBroke(broken, "sandboxing", submission.Id);
            return new SandboxOutcome { Status = ExecutionStatus.SandboxFailed, Failure = broken.Message };
        }
    }

    private async Task<ScreeningOutcome> ReadAsync(
        IRuleWatch watch, VerdictThresholds thresholds, DateTimeOffset at, Language language, string code, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var report = await ReportAsync(language, code, cancellationToken);
        return Judge.Weigh(watch, thresholds, report, at) with { Elapsed = Stopwatch.GetElapsedTime(started) };
    }

    // What could not be read is a fact like any other: rules, or the judge, hold it.
    private async Task<ScreeningReport> ReportAsync(Language language, string code, CancellationToken cancellationToken)
    {
        try
        {
            return await screener.ScreenAsync(language, code, cancellationToken);
        }
        catch (Exception broken) when (broken is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            logger.ScreenerBroke(broken);
            var unread = new CodeUnreadable { Language = language, Span = SourceSpan.Start, Reason = "crashed", Message = "Screening broke while it read this source." };
            return new ScreeningReport([unread], [], TimeSpan.Zero);
        }
    }

    private async Task<Execution> ConcludeAsync(Journey journey, ExecutionStatus status, string? failure = null)
    {
        var (ended, incident) = journey.Conclude(status, failure);
        await evidence.CompleteAsync(ended, incident, CancellationToken.None);
        Tell(ended, incident);
        return ended;
    }

    private void Tell(Execution ended, Incident? incident)
    {
        logger.ExecutionEnded(ended.Id, ended.Status, (long)(ended.Timings?.Total.TotalMilliseconds ?? 0));
        if (incident is not null)
            logger.IncidentOpened(incident.Id, ended.Id, incident.Severity, incident.Decision, string.Join(' ', incident.Rules));
        if (ended.Status == ExecutionStatus.SandboxFailed)
            logger.SandboxFailed(ended.Id, ended.Outcome?.Failure ?? "no sandbox");
    }

    private static Profile ProfileOf(IPolicy policy, string name) =>
        policy.Profiles.TryGetValue(name, out var profile)
            ? profile
            : throw new ArgumentException($"profile '{name}' is not in policy '{policy.Id}'; it has {string.Join(", ", policy.Profiles.Keys.Order(StringComparer.Ordinal))}", nameof(name));
}
