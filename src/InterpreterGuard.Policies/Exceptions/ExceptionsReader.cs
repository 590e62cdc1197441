using System.Globalization;
using System.Text.RegularExpressions;
using InterpreterGuard.Core.Exceptions;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Policies.Conditions;
using InterpreterGuard.Policies.Files;
using InterpreterGuard.Policies.Schema.Shapes;
using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies.Exceptions;

/// <summary>Reads a deployment's <c>exceptions.yaml</c>. One that has expired is read like any other: it is no mistake, it just does nothing.</summary>
internal sealed partial class ExceptionsReader(IReadOnlyDictionary<string, RuleDescription> rules)
{
    /// <summary>The name of the file in the overlay folder.</summary>
    public const string FileName = "exceptions.yaml";

    private const int ExceptionsMax = 1000;
    private const int DaysMax = 366;
    private const string DayFormat = "yyyy-MM-dd";
    private const string UnreadableKind = "code.unreadable";

    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);

    public List<ExceptionDraft> Exceptions { get; } = [];

    [GeneratedRegex(Patterns.ExceptionId, RegexOptions.NonBacktracking)]
    private static partial Regex IdShape { get; }

    public void Read(YamlNode root)
    {
        if (root is not YamlSequence sequence)
            root.Problem($"Here a list of exceptions is expected, each beginning with '- id:'; this is {root.Called}.");
        else if (sequence.Items.Count > ExceptionsMax)
            root.Problem($"{sequence.Items.Count} exceptions stand here; at most {ExceptionsMax} are allowed. Change the rules instead.");
        else
            sequence.Items.ToList().ForEach(ReadOne);
    }

    private void ReadOne(YamlNode node)
    {
        var reader = new MappingReader(node, ExceptionShape.Shape);
        if (!reader.IsMapping)
            return;
        var id = ReadId(reader.RequiredText("id"));
        var named = ReadRules(reader);
        var when = reader.RequiredText("when");
        var agents = Named(reader, "agents");
        var tenants = Named(reader, "tenants");
        var owner = Said(reader.RequiredText("owner"), "say who answers for it");
        var reason = Said(reader.RequiredText("reason"), "say why");
        var created = Day(reader.RequiredText("created"));
        var expiresText = reader.RequiredText("expires");
        var expires = Day(expiresText);
        reader.End();
        if (created is { } from && expires is { } to && (to < from || to.DayNumber - from.DayNumber > DaysMax))
            expiresText!.Problem($"An exception works for at most {DaysMax} days from the day it was created, {from.ToString(DayFormat, CultureInfo.InvariantCulture)}; look at it anew then.");
        if (id is null || when is null || owner is null || reason is null || created is null || expires is null || named.Count == 0)
            return;

        var place = Exceptions.Count;
        var kinds = named.Select(rule => FactKind.All[rule.On]).Distinct();
        Exceptions.Add(new(
            new ExceptionDescription
            {
                Id = id, Rules = [.. named.Select(rule => rule.Id)], When = when.Value, Agents = agents, Tenants = tenants, Owner = owner, Reason = reason,
                Created = created.Value, Expires = expires.Value, Source = node.Place,
            },
            [.. kinds.Select(kind => new Condition($"EX{place}_{kind.Name.Replace('.', '_')}", kind, when))]));
    }

    private string? ReadId(YamlScalar? id)
    {
        if (id is null)
            return null;
        if (!IdShape.IsMatch(id.Value))
            id.Problem($"'{Problems.Cut(id.Value)}' is no id of an exception; write EX-, then letters, digits and '-', such as EX-2026-014.");
        else if (_places.TryGetValue(id.Value, out var first))
            id.Problem($"{id.Value} is taken: see {first}.");
        else
        {
            _places.Add(id.Value, id.Place);
            return id.Value;
        }
        return null;
    }

    private List<RuleDescription> ReadRules(MappingReader reader)
    {
        var names = reader.Texts("rules");
        if (names.Count == 0)
            reader.Node.Problem("An exception names the rules it silences under 'rules', at least one.");
        var found = new List<RuleDescription>();
        foreach (var name in names)
        {
            if (!rules.TryGetValue(name.Value, out var rule))
                name.Problem($"There is no rule '{Problems.Cut(name.Value)}'.{Problems.Meant(name.Value, rules.Keys)}");
            else if (string.Equals(rule.On, UnreadableKind, StringComparison.Ordinal))
                name.Problem($"{name.Value} speaks of source that could not be read; no exception silences that, for what is not read is never allowed.");
            else
                found.Add(rule);
        }
        return found;
    }

    // A list that lost its last name must not come to speak of everybody.
    private static List<string> Named(MappingReader reader, string key)
    {
        var names = reader.Texts(key);
        if (reader.Optional(key) is YamlSequence { Items.Count: 0 })
            reader.Node.Problem($"'{key}' names nobody; leave it out where all are meant.");
        return [.. names.Select(name => Said(name, "name one, or leave it out")).OfType<string>()];
    }

    private static string? Said(YamlScalar? text, string wanted)
    {
        if (text is null || !string.IsNullOrWhiteSpace(text.Value))
            return text?.Value;
        text.Problem($"This is empty; {wanted}.");
        return null;
    }

    private static DateOnly? Day(YamlScalar? text)
    {
        if (text is null)
            return null;
        if (DateOnly.TryParseExact(text.Value, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        text.Problem($"'{Problems.Cut(text.Value)}' is no day; write it like 2027-01-31.");
        return null;
    }
}
