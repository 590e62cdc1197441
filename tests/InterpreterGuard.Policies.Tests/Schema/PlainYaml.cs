using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace InterpreterGuard.Policies.Tests.Schema;

/// <summary>YAML as an editor sees it: values without quotes that look like numbers are numbers (the core schema of YAML 1.2).</summary>
internal static partial class PlainYaml
{
    public static JsonNode? Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return Node(stream.Documents.Single().RootNode);
    }

    private static JsonNode? Node(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(entry => KeyValuePair.Create(((YamlScalarNode)entry.Key).Value!, Node(entry.Value)))),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(Node)]),
        YamlScalarNode { Style: not ScalarStyle.Plain } text => JsonValue.Create(text.Value),
        YamlScalarNode { Value: "" or "~" or "null" or null } => null,
        YamlScalarNode { Value: "true" } => JsonValue.Create(true),
        YamlScalarNode { Value: "false" } => JsonValue.Create(false),
        YamlScalarNode text when Whole().IsMatch(text.Value!) => JsonValue.Create(long.Parse(text.Value!, CultureInfo.InvariantCulture)),
        YamlScalarNode text when Hexadecimal().IsMatch(text.Value!) => JsonValue.Create(Convert.ToInt64(text.Value![2..], 16)),
        YamlScalarNode text when Fraction().IsMatch(text.Value!) => JsonValue.Create(double.Parse(text.Value!, CultureInfo.InvariantCulture)),
        YamlScalarNode text => JsonValue.Create(text.Value),
        _ => throw new NotSupportedException(node.GetType().Name),
    };

    [GeneratedRegex("^[-+]?[0-9]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Whole();

    [GeneratedRegex("^0x[0-9a-fA-F]{1,15}$", RegexOptions.NonBacktracking)]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"^[-+]?[0-9]+\.[0-9]*$", RegexOptions.NonBacktracking)]
    private static partial Regex Fraction();
}
