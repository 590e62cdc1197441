namespace InterpreterGuard.Policies.Yaml;

/// <summary>A key of a mapping and what it stands for.</summary>
internal sealed record YamlEntry(YamlScalar Key, YamlNode Value)
{
    /// <summary>What stood there before a later file said otherwise; <see langword="null"/> when nothing did.</summary>
    public YamlEntry? Replaced { get; init; }
}
