using System.Globalization;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Policies.Candidates;
using InterpreterGuard.Policies.Exceptions;
using InterpreterGuard.Policies.Samples;

namespace InterpreterGuard.Policies.Tuning;

/// <summary>Makes files out of a person's wish to hear less, and loads the policy that would be in force with them. Writes nothing.</summary>
public sealed class PolicyTuning
{
    private readonly PolicyCandidates _candidates;
    private readonly OverlayFolder _overlay;

    /// <summary>Made by the container.</summary>
    public PolicyTuning(PolicyCandidates candidates, OverlayFolder overlay)
    {
        _candidates = candidates;
        _overlay = overlay;
    }

    /// <summary>The overlay's <c>exceptions.yaml</c> with one exception more.</summary>
    /// <exception cref="PolicyException">It cannot be written as an exception.</exception>
    public TunedFile Except(ProposedException proposed, TuningWords words)
    {
        var former = _overlay.Read().GetValueOrDefault(ExceptionsReader.FileName, "");
        var id = proposed.Id;
        for (var number = 2; former.Contains($"id: {id}\n", StringComparison.Ordinal); number++)
            id = string.Create(CultureInfo.InvariantCulture, $"{proposed.Id}-{number}");
        var change = ExceptionProposal.Write(
            [proposed with { Id = id }], $"Proposed from {words.From} on {words.Today:yyyy-MM-dd}.", words.Owner, words.Reason, words.Today, words.Expires).Yaml;
        return new TunedFile(ExceptionsReader.FileName, former.Length == 0 ? change : former.TrimEnd() + "\n\n" + change, change, id);
    }

    /// <summary>An overlay file of its own with a rule's other threshold.</summary>
    /// <exception cref="ArgumentException">The rule counts nothing.</exception>
    public static TunedFile Threshold(RuleDescription rule, int number, TuningWords words)
    {
        var threshold = RuleThreshold.Of(rule) ?? throw new ArgumentException($"{rule.Id} counts nothing.", nameof(rule));
        var why = string.Create(CultureInfo.InvariantCulture,
            $"{words.Reason} (threshold {threshold.Number} became {number}; {words.Owner} answers for it since {words.Today:yyyy-MM-dd}, to be looked at again by {words.Expires:yyyy-MM-dd}; from {words.From})");
        var text = $"""
            why: {Quoted(why)}
            rules:
              {rule.Id}:
                when: {Quoted(threshold.With(rule, number))}

            """;

        // Overlays apply in the order of their names: this one is to have the last word.
        return new TunedFile($"zz-threshold-{rule.Id.Value.ToLowerInvariant()}.yaml", text, text, rule.Id.Value);
    }

    /// <summary>Reads and compiles the whole policy with this file in its place.</summary>
    /// <param name="file">The file.</param>
    /// <param name="rule">The rule it is about.</param>
    /// <param name="number">The threshold the rule is to have; <see langword="null"/> where it stays.</param>
    /// <exception cref="PolicyException">It does not load, or something else in the folder has the last word.</exception>
    public TunedPolicy Load(TunedFile file, RuleDescription rule, int? number)
    {
        var files = _overlay.Read();
        files[file.Name] = file.Text;
        var policy = _candidates.Load(new CandidateFiles(Base: null, Preset: null, files));
        var tuned = policy.Rules.First(other => other.Id == rule.Id);
        if (number is { } wanted && RuleThreshold.Of(tuned)?.Number != wanted)
            throw new PolicyException(file.Name, [new(file.Name, 0, 0, $"Another overlay file has the last word about {rule.Id}'s condition; change it there ('guard policy explain {rule.Id}' tells where).")]);
        return new TunedPolicy(policy, [.. policy.Warnings, .. Samples(policy, rule)]);
    }

    private static IEnumerable<string> Samples(IPolicy policy, RuleDescription rule) => policy is not LoadedPolicy loaded ? [] : loaded.Samples
        .Where(sample => sample.Rule == rule.Id && sample.File is null)
        .Select(sample => (sample.Line, SampleTrial.Try(policy, sample).Problem))
        .Where(tried => tried.Problem is not null)
        .Select(tried => $"The rule's own sample in line {tried.Line} does not hold any more: {tried.Problem} 'guard policy test' will say so.");

    private static string Quoted(string text) => "'" + text.ReplaceLineEndings(" ").Replace("'", "''", StringComparison.Ordinal) + "'";
}
