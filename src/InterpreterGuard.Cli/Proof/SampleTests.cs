using InterpreterGuard.Cli.Api;
using InterpreterGuard.Cli.Commands;
using InterpreterGuard.Client;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Policies;
using InterpreterGuard.Policies.Samples;

namespace InterpreterGuard.Cli.Proof;

/// <summary>Shows every rule of a policy its samples.</summary>
internal sealed class SampleTests(LoadedPolicy policy)
{
    // A rule that is switched off says nothing to its samples.
    private readonly List<RuleSample> _samples = [.. policy.Samples.Where(sample => policy.Rules.Any(rule => rule.Id == sample.Rule && rule.Enabled))];

    /// <summary>Samples that are source files.</summary>
    public int Sources => _samples.Count(sample => sample.File is not null);

    /// <summary>What the policy carries that needs nothing but the policy: facts and recordings.</summary>
    public IReadOnlyList<SampleOutcome> TryFactsAndRecordings() =>
        [.. _samples.Where(sample => sample.File is null).Select(sample => SampleTrial.Try(policy, sample))];

    /// <summary>Source files: a host reads them, the rules of this policy judge what it read. A file that several rules name is read once.</summary>
    public async Task<IReadOnlyList<SampleOutcome>> TrySourcesAsync(GuardClient host, CancellationToken cancellationToken)
    {
        var outcomes = new List<SampleOutcome>();
        var read = new Dictionary<string, IReadOnlyList<CodeFact>>(StringComparer.Ordinal);
        foreach (var sample in _samples.Where(sample => sample.File is not null))
        {
            if (!read.TryGetValue(sample.Path!, out var facts))
            {
                var code = await File.ReadAllTextAsync(sample.Path!, cancellationToken);
                read[sample.Path!] = facts = (await host.ScreenAsync(LanguageGuess.Of(sample.Path!, code), code, facts: true, cancellationToken: cancellationToken)).CodeFacts();
            }

            outcomes.Add(SampleTrial.Try(policy, sample, facts));
        }

        return outcomes;
    }
}
