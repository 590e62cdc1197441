using InterpreterGuard.Policies.Files;
using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies.Packs;

/// <summary>
/// A policy as nodes, each of which knows its file and line. The base's files are laid down first, overlays change them in turn;
/// readers then read what is left as if it stood in one place.
/// </summary>
internal sealed class PolicyTree
{
    private readonly Dictionary<string, YamlNode> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _remarks = new(StringComparer.Ordinal);

    private PolicyTree()
    {
    }

    /// <summary>All rules, those of the base in the order of its files, then added ones.</summary>
    public List<RuleNode> Rules { get; } = [];

    /// <summary>The overlays that were laid over the base, in order.</summary>
    public List<AppliedOverlay> Overlays { get; } = [];

    /// <summary>The deployment's exceptions; <see langword="null"/> when there is no such file.</summary>
    public YamlNode? Exceptions { get; private set; }

    public static PolicyTree Build(PolicyFiles files, List<PolicyProblem> problems)
    {
        var tree = new PolicyTree();
        foreach (var file in files.All)
        {
            if (YamlReader.Read(new(file.Name, file.Text, problems, file.Directory)) is { } root)
                tree.Lay(file, root);
        }
        return tree;
    }

    /// <summary>The root of one of the base's files with all changes; <see langword="null"/> when it could not be read.</summary>
    public YamlNode? Document(string file) => _documents.GetValueOrDefault(file);

    public void Change(string file, YamlNode root) => _documents[file] = root;

    /// <summary>Notes what the nodes that are left cannot tell: that something was taken away.</summary>
    public void Remark(string subject, string remark)
    {
        if (!_remarks.TryGetValue(subject, out var remarks))
            _remarks.Add(subject, remarks = []);
        remarks.Add(remark);
    }

    public IReadOnlyList<string> RemarksOn(string subject) => _remarks.GetValueOrDefault(subject) ?? [];

    private void Lay(PolicyFile file, YamlNode root)
    {
        switch (file.Part)
        {
            case PolicyPart.Document:
                _documents.Add(file.Name, root);
                break;
            case PolicyPart.Rules when root is YamlSequence rules:
                Rules.AddRange(rules.Items.Select(rule => new RuleNode(rule, Path.GetFileName(file.Name)[0])));
                break;
            case PolicyPart.Rules:
                root.Problem($"Here a list of rules is expected, each beginning with '- id:'; this is {root.Called}.");
                break;
            case PolicyPart.Exceptions:
                Exceptions = root;
                break;
            case PolicyPart.Overlay:
                Overlay.Lay(root, this);
                break;
        }
    }
}
