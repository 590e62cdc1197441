using InterpreterGuard.Policies.Files;
using InterpreterGuard.Policies.Schema.Shapes;
using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies.Packs;

/// <summary>Lays one overlay file over what there is. What it names must be there; what it says is checked by the readers of the whole.</summary>
internal static class Overlay
{
    public static void Lay(YamlNode root, PolicyTree tree)
    {
        var reader = new MappingReader(root, OverlayShape.Shape);
        if (!reader.IsMapping)
            return;
        tree.Overlays.Add(new(root.Source.File, reader.RequiredText("why")?.Value ?? ""));

        // Rules are added first, so that the same file can switch them; what names one rule comes last, so that it wins over switches of many.
        tree.Rules.AddRange(reader.Items("add_rules").Select(rule => new RuleNode(rule, Family: null)));
        Change(tree, "policy.yaml", reader.Optional("policy"));
        Change(tree, "profiles.yaml", reader.Optional("profiles"));
        Extend(tree, "egress.yaml", reader.Optional("egress"));
        Extend(tree, "redaction.yaml", reader.Optional("redaction"));
        ListChanges.Apply(tree, reader.Optional("lists"));
        Switches.Apply(tree, reader.Items("switch"));
        RuleChanges.Apply(tree, reader.Optional("rules"));
        reader.End();
    }

    // A base need not have these files; what an overlay says counts all the same.
    private static void Extend(PolicyTree tree, string file, YamlNode? change)
    {
        if (change is not null)
            tree.Change(file, tree.Document(file) is { } document ? Merge.Over(document, change) : change);
    }

    private static void Change(PolicyTree tree, string file, YamlNode? change)
    {
        if (change is not null && tree.Document(file) is { } document)
            tree.Change(file, Merge.Over(document, change));
    }
}
