using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace InterpreterGuard.HouseRules.Tests;

/// <summary>The shipped rules as files. That they load, compile, fire and spare is tested where policies are.</summary>
public class RuleFilesTests
{
    private static readonly string[] RequiredKeys = ["id", "name", "on", "when", "severity", "then", "maturity", "why", "false_positives", "fires_on", "spares"];

    private static readonly string[] SampleKeys = ["fires_on", "spares"];

    private static readonly string Base = House.At("policies", "base");

    [Fact]
    public void There_are_rules_for_what_is_read_and_for_what_is_seen()
    {
        var ids = Rules().Select(rule => rule.Id).ToList();

        Assert.Contains(ids, id => id.StartsWith("IG1", StringComparison.Ordinal));
        Assert.Contains(ids, id => id.StartsWith("IG2", StringComparison.Ordinal));
    }

    [Fact]
    public void A_number_belongs_to_one_rule() =>
        Assert.Empty(Rules().GroupBy(rule => rule.Id, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => $"{group.Key}: {string.Join(", ", group.Select(rule => rule.File))}"));

    [Fact]
    public void Rules_of_a_family_stand_in_order() =>
        Assert.Empty(Rules().GroupBy(rule => rule.File, StringComparer.Ordinal).Where(file => !file.Select(rule => rule.Id).SequenceEqual(file.Select(rule => rule.Id).Order(StringComparer.Ordinal), StringComparer.Ordinal)).Select(file => file.Key));

    [Fact]
    public void A_rule_says_everything_a_reviewer_needs() =>
        Assert.Empty(Rules().SelectMany(rule => RequiredKeys.Where(key => !rule.Node.Children.ContainsKey(key)).Select(key => $"{rule.Id} ({rule.File}): no '{key}'")));

    [Fact]
    public void Samples_that_are_files_are_there()
    {
        var missing =
            from rule in Rules()
            from key in SampleKeys
            where rule.Node.Children.ContainsKey(key)
            from sample in ((YamlSequenceNode)rule.Node.Children[key]).Children.OfType<YamlScalarNode>()
            where !File.Exists(Path.Combine(Base, sample.Value!))
            select $"{rule.Id}: {sample.Value}";

        Assert.Empty(missing);
    }

    [Fact]
    public void A_rule_about_running_code_has_a_program_that_shows_it()
    {
        var programs = House.Files(Path.Combine(Base, "selftest"), ".py").Select(file => Path.GetFileNameWithoutExtension(file).ToUpperInvariant()).ToList();
        var watching = Rules().Where(rule => ((YamlScalarNode)rule.Node.Children["on"]).Value!.Split('.')[0] is not ("code" or "guard")).Select(rule => rule.Id).ToList();

        Assert.NotEmpty(watching);
        Assert.Empty(watching.Except(programs).Select(rule => $"{rule} has no program"));
        Assert.Empty(programs.Except(watching).Select(program => $"{program} is no rule about running code"));
    }

    private static List<(string Id, string File, YamlMappingNode Node)> Rules() =>
    [
        .. from file in House.Files(Path.Combine(Base, "rules"), ".yaml")
           from document in Load(file).Documents
           from rule in ((YamlSequenceNode)document.RootNode).Children.Cast<YamlMappingNode>()
           select (((YamlScalarNode)rule.Children["id"]).Value!, House.Show(file), rule),
    ];

    private static YamlStream Load(string file)
    {
        var stream = new YamlStream();
        using var text = new StringReader(File.ReadAllText(file));
        try
        {
            stream.Load(text);
        }
        catch (Exception problem) when (problem is YamlException or InvalidOperationException)
        {
            throw new InvalidDataException($"{House.Show(file)} is not YAML: {problem.Message}", problem);
        }

        return stream;
    }
}
