using InterpreterGuard.Policies.Files;
using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies.Packs;

/// <summary>
/// Says aloud which overlay made less of rules about what honest code never does: those the base calls critical, and those on system calls no submission needs.
/// It may be meant; it should not go by unseen.
/// </summary>
internal static class WeakenedRules
{
    private const int ShownMax = 10;

    public static IReadOnlyList<string> Of(PolicyTree tree) =>
    [
        .. tree.Rules
            .Where(rule => rule.Family is not null)
            .SelectMany(rule => rule.Node is YamlMapping keys && IsNeverHonest(keys) ? Weakened(rule.Id, keys) : [])
            .GroupBy(change => change.File, change => change.What, StringComparer.Ordinal)
            .Select(file => $"{file.Key} makes less of rules about what honest code never does: {string.Join(", ", file.Take(ShownMax))}"
                + $"{(file.Count() > ShownMax ? $" and {file.Count() - ShownMax} more" : "")}."),
    ];

    private static bool IsNeverHonest(YamlMapping rule) => First(rule, "severity") is "critical" || First(rule, "on") is "syscall.forbidden";

    private static IEnumerable<(string File, string What)> Weakened(string id, YamlMapping rule) =>
        from entry in rule.Entries
        where entry.Value is YamlScalar && !ReferenceEquals(entry.Value.Source, rule.Source) && IsLess(entry.Key.Value, First(entry), Text(entry.Value))
        select (entry.Value.Source.File, $"{id} {(entry.Key.Value is "when" ? "has another 'when'" : $"{entry.Key.Value}: {Text(entry.Value)}")} (line {entry.Value.Line})");

    private static bool IsLess(string key, string was, string now) => key switch
    {
        "enabled" => now is "false",
        "enforcement" => now is "observe",
        "maturity" => now is "trial" && was is not "trial",
        "then" => Place(RulesReader.Actions, now) < Place(RulesReader.Actions, was),
        "severity" => Place(RulesReader.Severities, now) < Place(RulesReader.Severities, was),
        "when" => !string.Equals(now, was, StringComparison.Ordinal),
        _ => false,
    };

    private static int Place<T>(IReadOnlyList<(string Word, T Value)> words, string word) => words.Select(known => known.Word).ToList().IndexOf(word);

    private static string First(YamlMapping rule, string key) =>
        rule.Entries.FirstOrDefault(entry => string.Equals(entry.Key.Value, key, StringComparison.Ordinal)) is { } entry ? First(entry) : "";

    /// <summary>What was written before any overlay.</summary>
    private static string First(YamlEntry entry)
    {
        while (entry.Replaced is { } former)
            entry = former;
        return Text(entry.Value);
    }

    private static string Text(YamlNode node) => node is YamlScalar text ? text.Value : "";
}
