using System.Text.RegularExpressions;

namespace InterpreterGuard.Policies.Tests.BasePack;

public sealed partial class HouseStyleTests
{
    private static readonly string[] KeyOrder =
        ["id", "name", "scope", "after", "on", "when", "severity", "then", "maturity", "tags", "enabled", "enforcement", "attack", "cwe", "fix", "secret", "why", "false_positives", "fires_on", "spares"];

    private static string Folder => Path.Combine(BasePolicy.Policies, "base");

    [Fact]
    public void Keys_of_a_rule_stand_in_the_same_order_everywhere()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, "rules")))
        {
            foreach (var rule in File.ReadAllText(file).Split("\n- ").Skip(1))
            {
                var keys = Key().Matches("  " + rule).Select(match => match.Groups["key"].Value).ToList();
                Assert.Equal(KeyOrder.Where(key => keys.Contains(key, StringComparer.Ordinal)), keys);
            }
        }
    }

    [Fact]
    public void Rules_stand_in_the_order_of_their_numbers()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, "rules")))
        {
            var ids = Id().Matches(File.ReadAllText(file)).Select(match => match.Value).ToList();
            Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        }
    }

    [Fact]
    public void Every_list_is_used_and_sorted()
    {
        var conditions = string.Join('\n', BasePolicy.Policy.Rules.SelectMany(rule => rule.After.Select(step => step.When).Append(rule.When)));
        var text = File.ReadAllText(Path.Combine(Folder, "lists.yaml"));

        foreach (var list in text.Split("\n\n").Skip(1))
        {
            var name = list.Trim().Split(':')[0];
            Assert.Contains($"lists.{name}", conditions, StringComparison.Ordinal);
            var values = list.Split('\n').Where(line => line.StartsWith("    - ", StringComparison.Ordinal)).Select(line => line[6..].Trim('\'')).ToList();
            Assert.Equal(list.Contains("  ports:", StringComparison.Ordinal)
                ? values.OrderBy(value => int.Parse(value.Split('-')[0]))
                : values.Order(StringComparer.Ordinal), values);
        }
    }

    [Fact]
    public void Four_profiles_are_shipped()
    {
        Assert.Equal(["compile", "data", "default", "small"], BasePolicy.Policy.Profiles.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(new Core.Profiles.Profile { Name = "default", Description = "Everyday snippets, with tables and plots." }, BasePolicy.Policy.Profiles["default"]);
        Assert.Equal(2L << 30, BasePolicy.Policy.Profiles["data"].MemoryBytesMax);
        Assert.True(BasePolicy.Policy.Profiles["compile"].CompileAllowed);
    }

    [GeneratedRegex("^  (?<key>[a-z_]+):", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Key();

    [GeneratedRegex("^- id: IG[0-9]{4}", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Id();
}
