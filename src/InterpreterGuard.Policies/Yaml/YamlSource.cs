namespace InterpreterGuard.Policies.Yaml;

/// <summary>The file a node was read from, and where its problems are collected.</summary>
/// <param name="file">Its name, as problems tell it.</param>
/// <param name="text">What stands in it.</param>
/// <param name="problems">Where its problems go.</param>
/// <param name="directory">The folder that paths in it are relative to.</param>
internal sealed class YamlSource(string file, string text, List<PolicyProblem> problems, string directory)
{
    public string File { get; } = file;

    public string Text { get; } = text;

    public string Directory { get; } = directory;

    public IReadOnlyList<string> Lines { get; } = text.Split('\n');

    public List<PolicyProblem> Problems { get; } = problems;
}
