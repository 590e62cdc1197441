using InterpreterGuard.Policies.Schema.Shapes;

namespace InterpreterGuard.Policies.Schema;

/// <summary>The JSON Schema of every kind of policy file, written from the shapes that the readers read by.</summary>
public static class PolicySchemas
{
    private static readonly Dictionary<string, (string Title, ValueShape Root)> Roots = new(StringComparer.Ordinal)
    {
        ["policy"] = ("policy.yaml", new ValueShape.Mapping(PolicyShape.Shape)),
        ["profiles"] = ("profiles.yaml", new ValueShape.Named(Patterns.Name, new ValueShape.Mapping(ProfileShape.Shape))),
        ["lists"] = ("lists.yaml", new ValueShape.Named(Patterns.Name, new ValueShape.Mapping(ListShape.Shape))),
        ["egress"] = ("egress.yaml", new ValueShape.Mapping(EgressShape.Shape)),
        ["redaction"] = ("redaction.yaml", new ValueShape.Mapping(RedactionShape.Shape)),
        ["rules"] = ("A file under rules/", new ValueShape.List(new ValueShape.Mapping(RuleShape.Shape))),
        ["exceptions"] = ("A deployment's exceptions.yaml", new ValueShape.List(new ValueShape.Mapping(ExceptionShape.Shape))),
        ["overlay"] = ("A preset, or a file of a deployment's overlay folder", new ValueShape.Mapping(OverlayShape.Shape)),
    };

    /// <summary>File names under <c>policies/schemas</c>.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Roots.Keys.Order(StringComparer.Ordinal).Select(name => name + ".schema.json")];

    /// <summary>What stands in each kind of file.</summary>
    internal static IEnumerable<ValueShape> Shapes => Roots.Values.Select(root => root.Root);

    /// <summary>The text of one of <see cref="Files"/>.</summary>
    public static string Text(string file)
    {
        var (title, root) = Roots[file[..file.IndexOf('.', StringComparison.Ordinal)]];
        return new SchemaWriter().Write(title, root);
    }
}
