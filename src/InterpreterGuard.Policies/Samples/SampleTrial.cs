using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;

namespace InterpreterGuard.Policies.Samples;

/// <summary>Shows a rule its samples: the facts and recordings it carries, and what screening read in its source files.</summary>
public static class SampleTrial
{
    private static readonly DateTimeOffset Began = DateTimeOffset.UnixEpoch;
    private static readonly ProcessReference SomeProcess = new(2, 1, "sample");

    /// <summary>Tries a sample that is a fact, a series of facts or a recording.</summary>
    public static SampleOutcome Try(IPolicy policy, RuleSample sample) => Judge(sample, Said(policy, sample));

    /// <summary>Tries a sample that is a source file.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="sample">The sample.</param>
    /// <param name="read">What screening read in the file.</param>
    public static SampleOutcome Try(IPolicy policy, RuleSample sample, IReadOnlyList<CodeFact> read) =>
        Judge(sample, Said(policy, sample, policy.Profiles[policy.DefaultProfile], read.Select(Alone)));

    /// <summary>What the rule says of a sample that is a fact, a series of facts or a recording; <see langword="null"/> when it says nothing.</summary>
    public static RuleMatch? Said(IPolicy policy, RuleSample sample)
    {
        if (sample.Recording is { } recording)
        {
            var profile = policy.Profiles.GetValueOrDefault(recording.Profile) ?? policy.Profiles[policy.DefaultProfile];
            return Said(policy, sample, profile, recording.Facts.Select(seen => new SampleFact(TimeSpan.FromMilliseconds(seen.AfterMs), Run: 1, seen.Process, seen.Fact)));
        }
        if (sample.Series is { } series)
            return Said(policy, sample, policy.Profiles[policy.DefaultProfile], series);
        var fact = sample.Fact ?? throw new ArgumentException("The sample is a source file; screen it first.", nameof(sample));
        return Said(policy, sample, policy.Profiles[policy.DefaultProfile], [Alone(fact)]);
    }

    private static SampleFact Alone(Fact fact) => new(TimeSpan.Zero, Run: 1, SomeProcess, fact);

    private static RuleMatch? Said(IPolicy policy, RuleSample sample, Profile profile, IEnumerable<SampleFact> facts)
    {
        // A tenant nobody else is: what one sample leaves behind must not help the next.
        var scope = new WatchScope(Began, Guid.NewGuid().ToString(), "sample", "sample") { Advice = true };
        var watches = new Dictionary<int, IRuleWatch>();
        RuleMatch? said = null;
        foreach (var seen in facts)
        {
            if (!watches.TryGetValue(seen.Run, out var watch))
                watches.Add(seen.Run, watch = policy.Watch(scope, profile));
            ProcessReference? process = seen.Fact is CodeFact ? null : seen.Process;
            var match = watch.Evaluate(seen.Fact, process, Began + seen.At).FirstOrDefault(match => match.Rule.Id == sample.Rule);

            // A series that is to fire is written up to the fact that does it.
            said = sample is { Series: not null, Fires: true } ? match : said ?? match;
        }

        return said;
    }

    private static SampleOutcome Judge(RuleSample sample, RuleMatch? said) => new(sample, (said, sample.Fires) switch
    {
        ({ Message: var message }, _) when message.Contains("the rule's condition failed with", StringComparison.Ordinal) => $"The condition failed while it ran: {message}",
        (null, true) => "It must fire and did not.",
        ({ Message: var message }, false) => $"It must be spared, and the rule said: {message}",
        _ => null,
    });
}
