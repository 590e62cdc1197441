namespace InterpreterGuard.Policies.Yaml;

/// <summary>A part of a YAML file with its place.</summary>
internal abstract class YamlNode(YamlSource source, int line, int column)
{
    public YamlSource Source { get; } = source;

    public int Line { get; } = line;

    public int Column { get; } = column;

    /// <summary>What this is, as messages call it.</summary>
    public abstract string Called { get; }

    /// <summary>File and line, as a person would look it up.</summary>
    public string Place => $"{Source.File}:{Line}";

    public void Problem(string message) => Source.Problems.Add(new(Source.File, Line, Column, message));
}
