namespace InterpreterGuard.Core.Access;

/// <summary>Whose executions and incidents somebody may see. Made of the key, at the door; every reading of evidence by a person goes through one.</summary>
public sealed class TenantScope
{
    /// <summary>Everybody's.</summary>
    public static readonly TenantScope All = new(null);

    private TenantScope(IReadOnlyList<string>? names) => Names = names;

    /// <summary>The tenants; <see langword="null"/> stands for all.</summary>
    public IReadOnlyList<string>? Names { get; }

    /// <summary>Those of these tenants; all when none is named.</summary>
    public static TenantScope Of(IReadOnlyList<string> names) => names.Count == 0 ? All : new(names);

    public bool Allows(string tenant) => Names is null || Names.Contains(tenant, StringComparer.Ordinal);
}
