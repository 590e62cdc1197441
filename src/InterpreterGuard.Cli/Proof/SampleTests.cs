using InterpreterGuard.Cli.Api;
using InterpreterGuard.Cli.Commands;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Policies;
using InterpreterGuard.Policies.Samples;

namespace InterpreterGuard.Cli.Proof;

/// <summary>Shows every rule of a policy its samples.</summary>
/// <param name="directory">The policy's folder: source samples lie in it.</param>
/// <param name="policy">The policy as loaded from there.</param>
internal sealed class SampleTests(string directory, LoadedPolicy policy)
{
    /// <summary>What the policy carries that needs nothing but the policy: facts and recordings.</summary>
    public IReadOnlyList<SampleOutcome> TryFactsAndRecordings() =>
        [.. policy.Samples.Where(sample => sample.File is null).Select(sample => SampleTrial.Try(policy, sample))];

    /// <summary>Source files: a host reads them, the rules of this policy judge what it read. A file that several rules name is read once.</summary>
    public async Task<IReadOnlyList<SampleOutcome>> TrySourcesAsync(GuardClient host, CancellationToken cancellationToken)
    {
        var outcomes = new List<SampleOutcome>();
        var read = new Dictionary<string, IReadOnlyList<CodeFact>>(StringComparer.Ordinal);
        foreach (var sample in policy.Samples.Where(sample => sample.File is not null))
        {
            if (!read.TryGetValue(sample.File!, out var facts))
            {
                var path = Path.Combine(directory, sample.File!);
                var code = await File.ReadAllTextAsync(path, cancellationToken);
                read[sample.File!] = facts = (await host.ScreenAsync(LanguageGuess.Of(path, code), code, cancellationToken)).CodeFacts();
            }

            outcomes.Add(SampleTrial.Try(policy, sample, facts));
        }

        return outcomes;
    }
}
