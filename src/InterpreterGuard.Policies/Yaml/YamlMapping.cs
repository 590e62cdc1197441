namespace InterpreterGuard.Policies.Yaml;

/// <summary>Keys with their values, in the order of the file, each key once.</summary>
internal sealed class YamlMapping(YamlSource source, int line, int column, IReadOnlyList<YamlEntry> entries)
    : YamlNode(source, line, column)
{
    public IReadOnlyList<YamlEntry> Entries { get; } = entries;

    public override string Called => "a mapping";

    public YamlNode? Find(string key) =>
        Entries.FirstOrDefault(entry => string.Equals(entry.Key.Value, key, StringComparison.Ordinal))?.Value;
}
