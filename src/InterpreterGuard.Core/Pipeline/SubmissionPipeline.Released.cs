using InterpreterGuard.Core.Admission;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Core.Watching;

namespace InterpreterGuard.Core.Pipeline;

/// <summary>The way of a submission that was held: from a person's release to its end.</summary>
public sealed partial class SubmissionPipeline
{
    /// <summary>How long a released submission waits for a sandbox before it is put back. Nobody stands waiting for its answer, so it may be patient.</summary>
    private static readonly TimeSpan ReleasedClaimMax = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Takes a released submission through the rest of the way, under the policy in force. Where that is no longer the one it was held under, it is judged
    /// again: a verdict that refuses now refuses, and what no reviewer has seen yet is put before one.
    /// </summary>
    /// <param name="released">Released at the desk: its status is <see cref="ExecutionStatus.Running"/>.</param>
    /// <param name="former">The incident it had while it waited.</param>
    /// <param name="hostEnding">The host ends. What runs is ended as cancelled; what does not run yet waits again.</param>
    /// <param name="listener">Who hears what the code says while it runs.</param>
    /// <param name="ticket">Its place in the queue, where it has one.</param>
    public Task<Execution> ResumeAsync(
        Execution released, Incident? former, CancellationToken hostEnding, IExecutionListener? listener = null, AdmissionTicket? ticket = null) =>
        ResumeAsync(released, former, _fresh, listener, ticket, hostEnding);

    /// <summary>The same, in one of these places; <see langword="null"/>: the session it belongs to has ended.</summary>
    internal async Task<Execution> ResumeAsync(
        Execution released, Incident? former, IPlaces? places, IExecutionListener? listener, AdmissionTicket? ticket, CancellationToken hostEnding)
    {
        using var span = Telemetry.Begin("execution", released.Submission);
        var feed = feeds.Open(released.Submission);
        try
        {
            return await TravelOnAsync(feed, released, former, places, listener, ticket, hostEnding);
        }
        finally
        {
            if (!feed.GoesOn)
                feeds.Close(feed);
        }
    }

    private async Task<Execution> TravelOnAsync(
        ObservationFeed feed, Execution released, Incident? former, IPlaces? places, IExecutionListener? listener, AdmissionTicket? ticket, CancellationToken hostEnding)
    {
        var policy = policies.Current;
        var submission = released.Submission;
        if (!policy.Profiles.TryGetValue(submission.ProfileName, out var whole))
        {
            var ended = new Journey(submission, policy, new Profile { Name = submission.ProfileName }, time, released, former, feed);
            ended.NotRunnable($"The policy changed while it waited, and has no profile '{submission.ProfileName}' any more.");
            return await ConcludeAsync(ended, ExecutionStatus.Refused);
        }

        var profile = submission.Narrow(whole);
        if (places is null)
        {
            var late = new Journey(submission, policy, profile, time, released, former, feed);
            late.NotRunnable("The session it belongs to ended while it waited.");
            return await ConcludeAsync(late, ExecutionStatus.Refused);
        }

        // Also under the same policy, so that rules which speak of what was read and then seen have met the first part.
        var journey = new Journey(submission, policy, profile, time, released, former, feed);
        if (await ReadAgainAsync(journey.Watch, profile.Verdict, submission.ReceivedAt, InputOf(submission, places), hostEnding) is not { } screening)
            return await PutBackAsync(journey, released.Id, "The host ended before it was read again; nothing of it ran.");
        journey.ReadAgain(screening.Elapsed);
        if (!string.Equals(policy.Hash, released.Receipt.PolicyHash, StringComparison.Ordinal))
        {
            journey.JudgedAgain(screening);
            if (screening.Verdict == Verdict.Refuse)
                return await ConcludeAsync(journey, ExecutionStatus.Refused);
            if (screening.Verdict == Verdict.Hold && HasNews(screening, released))
                return await HoldAsync(journey, screening);
        }

        IPlace place;
        try
        {
            if (ticket is not null)
                journey.Waited(await TurnAsync(ticket, submission, hostEnding));
            place = await ClaimPatientlyAsync(places, submission, profile, ReleasedClaimMax, null, hostEnding);
        }
        catch (SandboxDiffersException differs)
        {
            journey.Differs(differs.Differences);
            return await ConcludeAsync(journey, ExecutionStatus.SandboxFailed, differs.Message);
        }
        catch (Exception noSandbox)
        {
            // Nobody waits for an answer who could send it again, so the release is not lost with the sandbox.
            logger.NoSandboxForReleased(noSandbox, released.Id);
            return await PutBackAsync(journey, released.Id, "It was released, but no sandbox could be had; nothing of it ran. Release it again.");
        }

        return await RunInAsync(place, submission, profile, journey, listener, hostEnding);
    }

    private async Task<ScreeningOutcome?> ReadAgainAsync(IRuleWatch watch, VerdictThresholds thresholds, DateTimeOffset at, ScreeningInput input, CancellationToken hostEnding)
    {
        try
        {
            return await ReadAsync(watch, thresholds, at, input, hostEnding);
        }
        catch (OperationCanceledException) when (hostEnding.IsCancellationRequested)
        {
            return null;
        }
    }

    // The reviewer released it knowing what was found then. A rule that says more now was not released by anybody.
    private static bool HasNews(ScreeningOutcome screening, Execution released)
    {
        var seen = released.Findings.Select(finding => finding.Rule).ToHashSet();
        return screening.Findings.Any(finding => !seen.Contains(finding.Rule));
    }

    private async Task<IPlace> ClaimPatientlyAsync(IPlaces places, Submission submission, Profile profile, TimeSpan longest, TimeSpan? pause, CancellationToken stop)
    {
        using var span = Telemetry.Begin("sandbox.claim", submission);
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                var place = await places.ClaimAsync(submission, profile, stop);
                Telemetry.Claimed(submission, place.Sandbox.WasWarm, time.GetElapsedTime(started));
                return place;
            }
            catch (SandboxUnavailableException full) when (full.Full && time.GetElapsedTime(started) + (pause ?? full.RetryAfter) < longest)
            {
                await Task.Delay(pause ?? full.RetryAfter, time, stop);
            }
        }
    }

    private Task<Execution> HoldAsync(Journey journey, ScreeningOutcome screening)
    {
        var rules = screening.Findings.Select(finding => finding.Rule).Distinct().Order();
        journey.Hold($"Screening's verdict is hold: {string.Join(", ", rules)}.");
        return ConcludeAsync(journey, ExecutionStatus.Held);
    }

    private Task<Execution> PutBackAsync(Journey journey, ExecutionId id, string reason)
    {
        journey.PutBack(reason);
        logger.ReleasedPutBack(id, reason);
        return ConcludeAsync(journey, ExecutionStatus.Held);
    }
}
