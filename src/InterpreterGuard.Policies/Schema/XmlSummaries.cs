using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace InterpreterGuard.Policies.Schema;

/// <summary>What the documentation of types and properties says, in plain words. The compiler lays it beside the assembly.</summary>
internal sealed partial class XmlSummaries(Assembly assembly)
{
    private readonly Dictionary<string, string> _summaries = Read(Path.ChangeExtension(assembly.Location, ".xml"));

    public string Of(Type type) => _summaries.GetValueOrDefault($"T:{type.FullName}", "");

    public string Of(PropertyInfo property) => _summaries.GetValueOrDefault($"P:{property.DeclaringType!.FullName}.{property.Name}", "");

    private static Dictionary<string, string> Read(string file) => !File.Exists(file) ? [] : XDocument
        .Load(file)
        .Descendants("member")
        .ToDictionary(member => member.Attribute("name")!.Value, member => Plain(member.Element("summary")), StringComparer.Ordinal);

    private static string Plain(XElement? summary) => summary is null ? "" : Blanks().Replace(string.Concat(summary.Nodes().Select(node => node switch
    {
        XElement element when element.Attribute("cref") is { } reference => $"`{reference.Value.Split('.')[^1]}`",
        XElement element when element.Attribute("langword") is { } word => $"`{word.Value}`",
        XElement element => $"`{element.Value}`",
        XText text => text.Value,
        _ => "",
    })), " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}
