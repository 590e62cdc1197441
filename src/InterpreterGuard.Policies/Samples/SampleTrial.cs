using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Policies.Recordings;

namespace InterpreterGuard.Policies.Samples;

/// <summary>Shows a rule its samples: the facts and recordings it carries, and what screening read in its source files.</summary>
public static class SampleTrial
{
    private static readonly ProcessReference SomeProcess = new(2, 1, "sample");

    /// <summary>Tries a sample that is a fact or a recording.</summary>
    public static SampleOutcome Try(IPolicy policy, RuleSample sample)
    {
        if (sample.Recording is { } recording)
        {
            var profile = policy.Profiles.GetValueOrDefault(recording.Profile) ?? policy.Profiles[policy.DefaultProfile];
            return Judge(policy, sample, profile, recording.Facts);
        }
        var fact = sample.Fact ?? throw new ArgumentException("The sample is a source file; screen it first.", nameof(sample));
        return Judge(policy, sample, policy.Profiles[policy.DefaultProfile], [new RecordedFact(0, SomeProcess, fact)]);
    }

    /// <summary>Tries a sample that is a source file.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="sample">The sample.</param>
    /// <param name="read">What screening read in the file.</param>
    public static SampleOutcome Try(IPolicy policy, RuleSample sample, IReadOnlyList<CodeFact> read) =>
        Judge(policy, sample, policy.Profiles[policy.DefaultProfile], [.. read.Select(fact => new RecordedFact(0, SomeProcess, fact))]);

    private static SampleOutcome Judge(IPolicy policy, RuleSample sample, Profile profile, IReadOnlyList<RecordedFact> facts)
    {
        var began = DateTimeOffset.UnixEpoch;
        var watch = policy.Watch(WatchScope.Alone(began), profile);
        RuleMatch? said = null;
        foreach (var seen in facts)
        {
            ProcessReference? process = seen.Fact is CodeFact ? null : seen.Process;
            foreach (var match in watch.Evaluate(seen.Fact, process, began.AddMilliseconds(seen.AfterMs)))
                said ??= match.Rule.Id == sample.Rule ? match : null;
        }

        return new(sample, (said, sample.Fires) switch
        {
            ({ Message: var message }, _) when message.Contains("the rule's condition failed with", StringComparison.Ordinal) => $"The condition failed while it ran: {message}",
            (null, true) => "It must fire and did not.",
            ({ Message: var message }, false) => $"It must be spared, and the rule said: {message}",
            _ => null,
        });
    }
}
