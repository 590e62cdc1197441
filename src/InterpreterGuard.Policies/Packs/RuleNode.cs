using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies.Packs;

/// <summary>A rule as it stands in files.</summary>
/// <param name="Node">Its mapping; anything else where the file is wrong.</param>
/// <param name="Family">The digit of the family whose file it stands in; <see langword="null"/> for one that an overlay adds.</param>
internal sealed record RuleNode(YamlNode Node, char? Family)
{
    /// <summary>Its id as written; empty when it has none.</summary>
    public string Id => Text("id");

    /// <summary>Its tags as written.</summary>
    public IEnumerable<string> Tags => (Node as YamlMapping)?.Find("tags") is YamlSequence tags ? tags.Items.OfType<YamlScalar>().Select(tag => tag.Value) : [];

    private string Text(string key) => (Node as YamlMapping)?.Find(key) is YamlScalar text ? text.Value : "";
}
