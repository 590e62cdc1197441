using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Pipeline;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Core.Replays;

/// <summary>Takes one past execution along the way of the pipeline again, with what was read and seen then, under another policy. Runs nothing, keeps nothing.</summary>
internal static class ExecutionReplay
{
    public static Replayed Run(PastExecution past, IReadOnlyList<CodeFact> facts, IPolicy policy, Profile profile)
    {
        var clock = new PastClock { Now = past.Submission.ReceivedAt };
        var journey = new Journey(past.Submission, policy, profile, clock);
        var screening = Judge.Weigh(journey.Watch, profile.Verdict, new ScreeningReport(facts, [], TimeSpan.Zero), past.Submission.ReceivedAt);
        journey.Screened(screening);
        if (screening.Verdict == Verdict.Refuse)
            return Conclude(ExecutionStatus.Refused, beyondKnown: false);

        // What had to wait and ran all the same was released by a person; the same person is taken to say the same.
        var ranThen = past.Status is not (ExecutionStatus.Refused or ExecutionStatus.Held);
        var releasedThen = past.Verdict == Verdict.Hold && ranThen;
        if (screening.Verdict == Verdict.Hold && !releasedThen)
            return Conclude(ExecutionStatus.Held, beyondKnown: false);
        if (!ranThen)
            return Conclude(ExecutionStatus.Completed, beyondKnown: true);

        var sandbox = new PastSandbox();
        journey.Claimed(sandbox);
        See(past, journey.Recorder!, sandbox, clock);
        var goesOn = past.Status == ExecutionStatus.Killed && !sandbox.Ended;
        journey.Ran(new SandboxOutcome { Status = goesOn ? ExecutionStatus.Completed : past.Status });
        return Conclude(journey.StatusOfRun(), goesOn);

        Replayed Conclude(ExecutionStatus status, bool beyondKnown) => new(journey.Conclude(status, failure: null, goesOn: false).Incident, beyondKnown);
    }

    private static void See(PastExecution past, ExecutionRecorder recorder, PastSandbox sandbox, PastClock clock)
    {
        var sensors = new SensorAnswer(past);
        foreach (var node in past.Processes)
            recorder.Process(node);
        foreach (var observation in past.Observations)
        {
            clock.Now = observation.At;
            recorder.Observe(observation.Process, observation.Fact, sensors.Of(observation));

            // What was seen behind this would not have happened.
            if (sandbox.Ended)
                return;
        }
    }
}
