namespace InterpreterGuard.Policies.Yaml;

/// <summary>The file a node was read from, and where its problems are collected.</summary>
internal sealed class YamlSource(string file, string text, List<PolicyProblem> problems)
{
    public string File { get; } = file;

    public string Text { get; } = text;

    public IReadOnlyList<string> Lines { get; } = text.Split('\n');

    public List<PolicyProblem> Problems { get; } = problems;
}
