using System.ComponentModel;
using System.Reflection;
using System.Text;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Policies.Conditions;

namespace InterpreterGuard.Policies.Schema;

/// <summary>Everything that can be written in policy files, as tables: made from the types, for the README and for <c>guard policy fields</c>.</summary>
public static class PolicyReference
{
    /// <summary>All tables, in the order in which they are read.</summary>
    public static IReadOnlyList<ReferenceTable> Tables { get; } = [.. Facts(), Profile(), Helpers(), .. Files()];

    /// <summary>The tables as Markdown, under headings of the third level.</summary>
    public static string Markdown()
    {
        var page = new StringBuilder();
        foreach (var part in Tables.GroupBy(table => table.Part, StringComparer.Ordinal))
        {
            page.Append(page.Length > 0 ? "\n" : "").Append($"### {part.Key}\n");
            foreach (var table in part)
            {
                page.Append($"\n`{table.Name}`{(table.Meaning.Length > 0 ? $": {Cell(table.Meaning)}" : "")}\n\n");
                var typed = table.Rows.Any(row => row.Type.Length > 0);
                page.Append(typed ? "| name | type | meaning |\n|---|---|---|\n" : "| name | meaning |\n|---|---|\n");
                foreach (var row in table.Rows)
                    page.Append(typed ? $"| `{row.Name}` | {Cell(row.Type)} | {Cell(row.Meaning)} |\n" : $"| `{row.Name}` | {Cell(row.Meaning)} |\n");
            }
        }
        return page.ToString();
    }

    private static IEnumerable<ReferenceTable> Facts()
    {
        var summaries = new XmlSummaries(typeof(Fact).Assembly);
        return FactKind.All.Values.OrderBy(kind => kind.Name, StringComparer.Ordinal).Select(kind => new ReferenceTable(
            "Facts and their fields", kind.Name, summaries.Of(kind.Type), [.. kind.Fields.Select(field => new ReferenceRow(field.Name, field.TypeName, summaries.Of(field.Property)))]));
    }

    private static ReferenceTable Profile() => new(
        "In conditions", "profile", "The profile the execution has, written `profile.memory`.", [.. ProfileField.All.Select(field => new ReferenceRow(field.Name, "", field.Description))]);

    private static ReferenceTable Helpers() => new(
        "In conditions", "helpers", "What can be asked of values, beside `Contains`, `StartsWith` and `EndsWith` of a text, `Length` of a text and `Count` of a list.",
        [
            .. typeof(ConditionHelpers).GetMethods(BindingFlags.Public | BindingFlags.Static)
                .Where(method => method.GetCustomAttribute<DescriptionAttribute>() is not null)
                .OrderBy(method => method.MetadataToken)
                .Select(method => new ReferenceRow(SignatureWords.Of(method), "", method.GetCustomAttribute<DescriptionAttribute>()!.Description)),
        ]);

    private static IEnumerable<ReferenceTable> Files()
    {
        var shapes = new List<MappingShape>();
        foreach (var root in PolicySchemas.Shapes)
            Collect(root, shapes);
        return shapes.Select(shape => new ReferenceTable("Keys of files", $"keys of {shape.Called}", "", [.. shape.Keys.Select(RowOf)]));
    }

    /// <summary>Shapes that hold others come before them. What an overlay holds is sparse: its parts are known by their names already.</summary>
    private static void Collect(ValueShape value, List<MappingShape> shapes)
    {
        switch (value)
        {
            case ValueShape.Mapping { Shape: var shape } when shapes.TrueForAll(known => known.Called != shape.Called):
                shapes.Add(shape);
                foreach (var key in shape.Keys)
                    Collect(key.Value, shapes);
                break;
            case ValueShape.List list:
                Collect(list.Item, shapes);
                break;
            case ValueShape.Named named:
                Collect(named.Value, shapes);
                break;
            case ValueShape.Either either:
                foreach (var one in either.Shapes)
                    Collect(one, shapes);
                break;
        }
    }

    private static ReferenceRow RowOf(KeyShape key) => new(
        key.Name, Bounds.TypeOf(key.Value), $"{key.Meaning}{Bounds.Of(key.Value, " ")}{(key.Required ? " Required." : key.Default.Length > 0 ? $" Left out: {key.Default}." : "")}");

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
