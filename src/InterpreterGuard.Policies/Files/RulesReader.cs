using System.Text.RegularExpressions;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Policies.Conditions;
using InterpreterGuard.Policies.Packs;
using InterpreterGuard.Policies.Recordings;
using InterpreterGuard.Policies.Samples;
using InterpreterGuard.Policies.Schema.Shapes;
using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies.Files;

/// <summary>Reads rules. Ids are unique over all files; a family's numbers up to 899 are the base's, those from 900 a deployment's.</summary>
internal sealed partial class RulesReader
{
    public static readonly IReadOnlyList<(string Word, Severity Value)> Severities =
        [("info", Severity.Info), ("low", Severity.Low), ("medium", Severity.Medium), ("high", Severity.High), ("critical", Severity.Critical)];

    public static readonly IReadOnlyList<(string Word, RuleAction Value)> Actions =
        [("record", RuleAction.Record), ("advise", RuleAction.Advise), ("alert", RuleAction.Alert), ("hold", RuleAction.Hold), ("deny", RuleAction.Deny), ("kill", RuleAction.Kill)];

    public static readonly IReadOnlyList<(string Word, bool Value)> Maturities = [("stable", false), ("trial", true)];

    private static readonly IReadOnlyList<(string Word, bool Value)> OnOff = [("true", true), ("false", false)];

    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);

    private readonly Dictionary<string, Recording?> _recordings = new(StringComparer.Ordinal);

    public List<RuleDraft> Rules { get; } = [];

    [GeneratedRegex(Patterns.RuleId, RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex IdShape { get; }

    [GeneratedRegex(Patterns.Attack, RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex AttackShape { get; }

    [GeneratedRegex(Patterns.Tag, RegexOptions.NonBacktracking)]
    private static partial Regex TagShape { get; }

    [GeneratedRegex(Patterns.Cwe, RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex CweShape { get; }

    public void Read(RuleNode rule)
    {
        var node = rule.Node;
        var reader = new MappingReader(node, RuleShape.Shape);
        if (!reader.IsMapping)
            return;
        var id = ReadId(reader.RequiredText("id"), rule.Family);
        var name = reader.RequiredText("name");
        var scopeText = reader.OptionalText("scope");
        var scope = StepsReader.Scope(scopeText);
        var steps = StepsReader.Read(reader, id, scope);
        var kind = ReadKind(reader.RequiredText("on"));
        var when = reader.RequiredText("when");
        var severity = MappingReader.Word("severity", reader.RequiredText("severity"), Severities);
        var action = MappingReader.Word("then", reader.RequiredText("then"), Actions);
        var trial = MappingReader.Word("maturity", reader.RequiredText("maturity"), Maturities);
        var enforced = MappingReader.Word("enforcement", reader.OptionalText("enforcement"), PolicySettingsReader.Enforcements);
        var enabled = MappingReader.Word("enabled", reader.OptionalText("enabled"), OnOff);
        var tags = Shaped(reader.Texts("tags"), TagShape, "a tag: lower-case letters, digits and '-'");
        var attack = Shaped(reader.Texts("attack"), AttackShape, "an ATT&CK technique such as T1059.004");
        var cwe = Shaped(reader.Texts("cwe"), CweShape, "a weakness such as CWE-94");
        var fix = reader.OptionalText("fix");
        var secret = reader.YesNo("secret");
        var why = reader.RequiredText("why");
        var falsePositives = reader.RequiredText("false_positives");
        var samples = ReadSamples(reader, id, kind);
        StepsReader.CheckUse(scopeText, when, steps);
        reader.End();
        if (action == RuleAction.Advise)
            CheckAdvice(node, kind, fix, cwe, steps);
        if (id is null || kind is null || name is null || when is null || why is null)
            return;
        var description = new RuleDescription
        {
            Id = new(id), Name = name.Value, Scope = scope, After = [.. steps.Select(step => step.Description)], On = kind.Name, When = when.Value,
            Severity = severity, Action = action, Trial = trial, Tags = tags, Enabled = enabled, Attack = attack, Cwe = cwe,
            Fix = fix?.Value ?? "", Secret = secret,
            Why = why.Value, FalsePositives = falsePositives?.Value ?? "", Source = node.Place,
        };
        Rules.Add(new(description, enforced, new(id, kind, when, scope), steps, samples));
    }

    /// <summary>Advice is for whoever wrote the code: it speaks of source, names the weakness, and says what to write instead.</summary>
    private static void CheckAdvice(YamlNode rule, FactKind? kind, YamlScalar? fix, List<string> cwe, List<StepDraft> steps)
    {
        if (kind is not null && !kind.Type.IsAssignableTo(typeof(CodeFact)))
            rule.Problem($"'then: advise' is for what is read in source; '{kind.Name}' is seen while code runs. Write 'record' or 'alert'.");
        if (string.IsNullOrWhiteSpace(fix?.Value))
            rule.Problem("A rule that advises says under 'fix' what to write instead, in one line.");
        if (cwe.Count == 0)
            rule.Problem("A rule that advises names under 'cwe' at least one weakness, such as CWE-89.");
        if (steps.Count > 0)
            rule.Problem("A rule that advises has no 'after': source is read as a whole, not in time.");
    }

    private string? ReadId(YamlScalar? id, char? family)
    {
        if (id is null)
            return null;
        if (!IdShape.IsMatch(id.Value))
        {
            id.Problem($"'{Problems.Cut(id.Value)}' is no rule id; write IG and four digits, the first telling the family, such as IG4004.");
            return null;
        }
        if (family is null && id.Value[3] != '9')
            id.Problem($"{id.Value} is a number of the base; a rule of your own takes one from IG{id.Value[2]}900 to IG{id.Value[2]}999.");
        else if (family is not null && id.Value[3] == '9')
            id.Problem($"Numbers from IG{id.Value[2]}900 on are kept for deployments.");
        if (family is not null && id.Value[2] != family)
            id.Problem($"{id.Value} belongs to family {id.Value[2]}xxx; this is the file of family {family}xxx.");
        if (_places.TryGetValue(id.Value, out var first))
        {
            id.Problem($"{id.Value} is taken: see {first}. Numbers are never reused.");
            return null;
        }
        _places.Add(id.Value, id.Place);
        return id.Value;
    }

    public static FactKind? ReadKind(YamlScalar? on)
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
            return item is YamlMapping series && series.Find(SeriesReader.Key) is not null
                ? new(id, fires, File: null, Fact: null, item.Line) { Series = SeriesReader.Read(item, kind) }
                : new(id, fires, File: null, SampleFactReader.Read(item, kind), item.Line);
        var file = Path.Combine(item.Source.Directory, path.Value);
        if (path.Value.StartsWith('/') || path.Value.Split('/').Contains("..", StringComparer.Ordinal) || !File.Exists(file))
            path.Problem($"There is no sample '{Problems.Cut(path.Value)}' beside the file that names it.");
        else if (path.Value.StartsWith(RecordingFile.Folder, StringComparison.Ordinal))
            return new(id, fires, File: null, Fact: null, item.Line) { RecordingFile = path.Value, Recording = ReadRecording(path, file) };
        return new(id, fires, path.Value, Fact: null, item.Line, file);
    }

    private Recording? ReadRecording(YamlScalar path, string file)
    {
        if (_recordings.TryGetValue(file, out var known))
            return known;
        var recording = RecordingFile.Read(file, out var problem);
        if (recording is null)
            path.Problem($"The recording '{Problems.Cut(path.Value)}' {Problems.Cut(problem)}.");
        _recordings[file] = recording;
        return recording;
    }
}
