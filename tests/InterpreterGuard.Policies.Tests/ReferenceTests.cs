using System.ComponentModel;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Policies.Conditions;
using InterpreterGuard.Policies.Lists;

namespace InterpreterGuard.Policies.Tests;

/// <summary>The tables in <c>policies/README.md</c> are written from the types. With <c>UPDATE_REFERENCE=1</c> in the environment the test writes them.</summary>
public sealed partial class ReferenceTests
{
    private const string Begin = "<!-- reference -->\n";
    private const string End = "<!-- end -->";

    private readonly Dictionary<string, string> _summaries = XDocument
        .Load(Path.ChangeExtension(typeof(Fact).Assembly.Location, ".xml"))
        .Descendants("member")
        .ToDictionary(member => member.Attribute("name")!.Value, member => Plain(member.Element("summary")), StringComparer.Ordinal);

    [Fact]
    public void The_tables_of_the_readme_are_those_of_the_types()
    {
        var file = Path.Combine(BasePolicy.Policies, "README.md");
        var text = File.ReadAllText(file);
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("UPDATE_REFERENCE") == "1")
            File.WriteAllText(file, text[..from] + Reference() + text[to..]);

        Assert.Equal(Reference(), File.ReadAllText(file)[from..^(text.Length - to)]);
    }

    private string Reference()
    {
        var page = new StringBuilder("### Facts and their fields\n");
        foreach (var kind in FactKind.All.Values.OrderBy(kind => kind.Name, StringComparer.Ordinal))
        {
            page.Append($"\n`{kind.Name}`: {_summaries["T:" + kind.Type.FullName]}\n\n| field | type | meaning |\n|---|---|---|\n");
            foreach (var field in kind.Fields)
                page.Append($"| `{field.Name}` | {field.TypeName} | {_summaries.GetValueOrDefault($"P:{field.Property.DeclaringType!.FullName}.{field.Property.Name}", "")} |\n");
        }
        page.Append("\n### Fields of `profile`\n\n| field | meaning |\n|---|---|\n");
        foreach (var field in ProfileField.All)
            page.Append($"| `{field.Name}` | {field.Description} |\n");
        page.Append("\n### Fields of `time`\n\n| field | meaning |\n|---|---|\n");
        foreach (var field in TimeField.All)
            page.Append($"| `{field.Name}` | {field.Description} |\n");
        page.Append("\n### Helpers\n\nBeside `Contains`, `StartsWith` and `EndsWith` of a text, `Length` of a text and `Count` of a list:\n\n| helper | true when, or what it gives |\n|---|---|\n");
        foreach (var method in typeof(ConditionHelpers).GetMethods(BindingFlags.Public | BindingFlags.Static).OrderBy(method => method.MetadataToken))
        {
            var parameters = method.GetParameters();
            var signature = $"{TypeName(parameters[0].ParameterType)}.{method.Name}({string.Join(", ", parameters.Skip(1).Select(parameter => TypeName(parameter.ParameterType)))})";
            page.Append($"| `{signature}` | {method.GetCustomAttribute<DescriptionAttribute>()!.Description} |\n");
        }
        return page.ToString();
    }

    private static string TypeName(Type type) => type switch
    {
        _ when type == typeof(string) => "text",
        _ when type == typeof(int) => "number",
        _ when type == typeof(Regex) => "pattern",
        _ when type == typeof(TextList) => "lists.text",
        _ when type == typeof(AddressList) => "lists.addresses",
        _ when type == typeof(PortList) => "lists.ports",
        _ when type == typeof(IReadOnlyList<string>) => "texts",
        _ when type == typeof(IReadOnlyList<ulong>) => "numbers",
        _ => "named",
    };

    private static string Plain(XElement? summary) => summary is null ? "" : Blanks().Replace(string.Concat(summary.Nodes().Select(node => node switch
    {
        XElement element when element.Attribute("cref") is { } reference => $"`{reference.Value.Split('.')[^1]}`",
        XElement element when element.Attribute("langword") is { } word => $"`{word.Value}`",
        XElement element => $"`{element.Value}`",
        _ => node.ToString(),
    })), " ").Trim().Replace("|", "\\|", StringComparison.Ordinal);

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}
