namespace InterpreterGuard.Policies.Yaml;

/// <summary>A key of a mapping and what it stands for.</summary>
internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);
