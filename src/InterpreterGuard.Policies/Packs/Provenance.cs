using System.Text.RegularExpressions;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Policies.Schema.Shapes;
using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies.Packs;

/// <summary>Tells of every part of a policy what holds and which line of which file said so.</summary>
internal sealed partial class Provenance(PolicyTree tree)
{
    private const string Profiles = "profiles.";
    private const string Lists = "lists.";

    /// <summary>Which overlays made less of rules that should not be made less of quietly.</summary>
    public IReadOnlyList<string> Weakened => WeakenedRules.Of(tree);

    /// <summary>Everything that can be asked about.</summary>
    public IReadOnlyList<string> Subjects =>
    [
        "policy",
        .. Names("profiles.yaml").Select(name => Profiles + name),
        .. Names("lists.yaml").Select(name => Lists + name),
        .. tree.Rules.Select(rule => rule.Id).Order(StringComparer.Ordinal),
    ];

    /// <summary>What holds; <see langword="null"/> when there is no such part.</summary>
    public PolicyExplanation? Explain(string subject)
    {
        if (string.Equals(subject, "policy", StringComparison.Ordinal) && tree.Document("policy.yaml") is YamlMapping policy)
            return new(subject, ValueWords.Of(policy, PolicyShape.Shape), [.. tree.Overlays.Select(overlay => $"{overlay.File} lies over it: {overlay.Why}")]);
        if (subject.StartsWith(Profiles, StringComparison.Ordinal) && Part("profiles.yaml", subject[Profiles.Length..]) is { } profile)
            return new(subject, ValueWords.Of(profile, ProfileShape.Shape), []);
        if (subject.StartsWith(Lists, StringComparison.Ordinal) && Part("lists.yaml", subject[Lists.Length..]) is { } list)
            return new(subject, [.. list.Entries.SelectMany(ValueWords.OneByOne)], tree.RemarksOn(subject));
        return tree.Rules.Find(rule => string.Equals(rule.Id, subject, StringComparison.Ordinal))?.Node is YamlMapping rule
            ? new(subject, [.. ValueWords.Of(rule, RuleShape.Shape), .. ListsOf(rule)], [DoingOf(rule)])
            : null;
    }

    private IEnumerable<EffectiveValue> ListsOf(YamlMapping rule) => ListName()
        .Matches(string.Join('\n', ValueWords.Of(rule, RuleShape.Shape).Where(value => value.Key is "when" or "after").Select(value => value.Value)))
        .Select(match => match.Value)
        .Distinct(StringComparer.Ordinal)
        .SelectMany(name => Part("lists.yaml", name[Lists.Length..]) is { } list ? list.Entries.Where(entry => entry.Value is YamlSequence).Select(entry => ValueWords.Of(name, entry)) : []);

    /// <summary>What the rule does when it matches, and by which line.</summary>
    private string DoingOf(YamlMapping rule)
    {
        if (Says(rule, "enabled", "false") is { } off)
            return $"It is switched off ({off}): it is listed and never asked.";
        if (Says(tree.Document("policy.yaml") as YamlMapping, "enforcement", "observe") is { } whole)
            return $"It only records, since the policy observes ({whole}).";
        if (Says(rule, "enforcement", "observe") is { } one)
            return $"It only records, since the rule observes ({one}).";
        if (Says(rule, "maturity", "trial") is { } trial)
            return $"It only records, since it is on trial ({trial}).";
        return "It does what 'then' says.";
    }

    private static string? Says(YamlMapping? mapping, string key, string word) =>
        mapping?.Find(key) is YamlScalar value && string.Equals(value.Value, word, StringComparison.Ordinal) ? value.Place : null;

    private YamlMapping? Part(string document, string name) => (tree.Document(document) as YamlMapping)?.Find(name) as YamlMapping;

    private IEnumerable<string> Names(string document) =>
        tree.Document(document) is YamlMapping mapping ? mapping.Entries.Select(entry => entry.Key.Value).Order(StringComparer.Ordinal) : [];

    [GeneratedRegex(@"\blists\.[a-z][a-z0-9_]*", RegexOptions.NonBacktracking)]
    private static partial Regex ListName();
}
