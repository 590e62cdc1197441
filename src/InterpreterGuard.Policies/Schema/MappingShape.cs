namespace InterpreterGuard.Policies.Schema;

/// <summary>The keys of a mapping.</summary>
/// <param name="Called">What the mapping describes, as messages call it: <c>a rule</c>.</param>
/// <param name="Keys">Its keys in the order in which they are best written.</param>
internal sealed record MappingShape(string Called, params IReadOnlyList<KeyShape> Keys)
{
    public KeyShape? Find(string key) => Keys.FirstOrDefault(known => string.Equals(known.Name, key, StringComparison.Ordinal));

    /// <summary>The same mapping as an overlay writes it: no key is required, and some may not be changed.</summary>
    public MappingShape Sparse(params string[] without) =>
        new(Called, [.. Keys.Where(key => !without.Contains(key.Name, StringComparer.Ordinal)).Select(key => key with { Required = false, Default = "" })]);

    public override string ToString() => Called;
}
