namespace InterpreterGuard.Policies.Yaml;

/// <summary>A list of nodes.</summary>
internal sealed class YamlSequence(YamlSource source, int line, int column, IReadOnlyList<YamlNode> items)
    : YamlNode(source, line, column)
{
    public IReadOnlyList<YamlNode> Items { get; } = items;

    public override string Called => "a list";
}
