namespace InterpreterGuard.Policies.Tests;

/// <summary>The shipped pack, loaded once.</summary>
public static class BasePolicy
{
    /// <summary>The folder <c>policies</c> of the repository.</summary>
    public static string Policies { get; } = Find();

    private static readonly Lazy<LoadedPolicy> Loaded = new(() => PolicyLoader.Load(Path.Combine(Policies, "base")));

    public static LoadedPolicy Policy => Loaded.Value;

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "policies", "base", "policy.yaml")))
            folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("policies/base"), "policies");
    }
}
