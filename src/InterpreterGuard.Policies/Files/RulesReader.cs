using System.Text.RegularExpressions;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Policies.Conditions;
using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies.Files;

/// <summary>Reads the files under <c>rules/</c>, one a family. Ids are unique over all of them.</summary>
internal sealed partial class RulesReader(string directory)
{
    private static readonly IReadOnlyList<(string Word, Severity Value)> Severities =
        [("info", Severity.Info), ("low", Severity.Low), ("medium", Severity.Medium), ("high", Severity.High), ("critical", Severity.Critical)];

    private static readonly IReadOnlyList<(string Word, RuleAction Value)> Actions =
        [("record", RuleAction.Record), ("alert", RuleAction.Alert), ("hold", RuleAction.Hold), ("deny", RuleAction.Deny), ("kill", RuleAction.Kill)];

    private static readonly IReadOnlyList<(string Word, bool Value)> Maturities = [("stable", false), ("trial", true)];

    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);

    public List<RuleDraft> Rules { get; } = [];

    public void Read(YamlNode root)
    {
        if (root is not YamlSequence sequence)
        {
            root.Problem($"Here a list of rules is expected, each beginning with '- id:'; this is {root.Called}.");
            return;
        }
        foreach (var item in sequence.Items)
            ReadRule(item);
    }

    [GeneratedRegex("^IG[1-9][0-9]{3}$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex IdShape { get; }

    [GeneratedRegex(@"^T[0-9]{4}(\.[0-9]{3})?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex AttackShape { get; }

    [GeneratedRegex("^CWE-[0-9]{1,4}$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex CweShape { get; }

    private void ReadRule(YamlNode node)
    {
        var reader = new MappingReader(node, "a rule");
        if (!reader.IsMapping)
            return;
        var id = ReadId(reader.RequiredText("id"));
        var name = reader.RequiredText("name");
        var kind = ReadKind(reader.RequiredText("on"));
        var when = reader.RequiredText("when");
        var severity = MappingReader.Word("severity", reader.RequiredText("severity"), Severities);
        var action = MappingReader.Word("then", reader.RequiredText("then"), Actions);
        var trial = MappingReader.Word("maturity", reader.RequiredText("maturity"), Maturities);
        var enforced = MappingReader.Word("enforcement", reader.OptionalText("enforcement"), PolicySettingsReader.Enforcements);
        var attack = Shaped(reader.Texts("attack"), AttackShape, "an ATT&CK technique such as T1059.004");
        var cwe = Shaped(reader.Texts("cwe"), CweShape, "a weakness such as CWE-94");
        var why = reader.RequiredText("why");
        var falsePositives = reader.RequiredText("false_positives");
        var samples = ReadSamples(reader, id, kind);
        reader.End();
        if (id is null || kind is null || name is null || when is null || why is null)
            return;
        var description = new RuleDescription
        {
            Id = new(id), Name = name.Value, On = kind.Name, When = when.Value, Severity = severity, Action = action, Trial = trial, Attack = attack, Cwe = cwe,
            Why = why.Value, FalsePositives = falsePositives?.Value ?? "", Source = $"{node.Source.File}:{node.Line}",
        };
        Rules.Add(new(description, enforced, new(id, kind, when), samples));
    }

    private string? ReadId(YamlScalar? id)
    {
        if (id is null)
            return null;
        if (!IdShape.IsMatch(id.Value))
        {
            id.Problem($"'{Problems.Cut(id.Value)}' is no rule id; write IG and four digits, the first telling the family, such as IG4004.");
            return null;
        }
        var family = Path.GetFileName(id.Source.File)[0];
        if (id.Value[2] != family)
            id.Problem($"{id.Value} belongs to family {id.Value[2]}xxx; this is the file of family {family}xxx.");
        if (_places.TryGetValue(id.Value, out var first))
        {
            id.Problem($"{id.Value} is taken: see {first}. Numbers are never reused.");
            return null;
        }
        _places.Add(id.Value, $"{id.Source.File}:{id.Line}");
        return id.Value;
    }

    private static FactKind? ReadKind(YamlScalar? on)
    {
        if (on is null)
            return null;
        if (FactKind.All.TryGetValue(on.Value, out var kind))
            return kind;
        on.Problem($"There is no kind of fact '{Problems.Cut(on.Value)}'.{Problems.Meant(on.Value, FactKind.All.Keys)}"
            + $" Kinds are {string.Join(", ", FactKind.All.Keys.Order(StringComparer.Ordinal))}.");
        return null;
    }

    private static List<string> Shaped(IReadOnlyList<YamlScalar> values, Regex shape, string example)
    {
        foreach (var value in values.Where(value => !shape.IsMatch(value.Value)))
            value.Problem($"'{Problems.Cut(value.Value)}' is not {example}.");
        return [.. values.Select(value => value.Value)];
    }

    private List<RuleSample> ReadSamples(MappingReader reader, string? id, FactKind? kind)
    {
        var samples = new List<RuleSample>();
        foreach (var (key, fires) in new[] { ("fires_on", true), ("spares", false) })
        {
            var items = reader.Items(key);
            if (items.Count == 0)
                reader.Node.Problem($"A rule names at least one sample under '{key}': a source file of the policy folder, or a fact.");
            if (id is null || kind is null)
                continue;
            foreach (var item in items)
                samples.Add(ReadSample(item, new(id), kind, fires));
        }
        return samples;
    }

    private RuleSample ReadSample(YamlNode item, RuleId id, FactKind kind, bool fires)
    {
        if (item is not YamlScalar path)
            return new(id, fires, File: null, SampleFactReader.Read(item, kind), item.Line);
        if (path.Value.StartsWith('/') || path.Value.Split('/').Contains("..", StringComparer.Ordinal) || !File.Exists(Path.Combine(directory, path.Value)))
            path.Problem($"There is no sample '{Problems.Cut(path.Value)}' in the policy folder.");
        return new(id, fires, path.Value, Fact: null, item.Line);
    }
}
