namespace InterpreterGuard.HouseRules.Tests;

/// <summary>The checkout as it lies on the disk: its root, its files, without what building makes.</summary>
internal static class House
{
    private static readonly string[] Made = ["bin", "obj", "artifacts", "TestResults", "__pycache__", ".git", ".guard", ".vs", ".vscode", ".idea", "node_modules"];

    public static string Root { get; } = FindRoot();

    /// <summary>A path below the root.</summary>
    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A path as it is written in messages.</summary>
    public static string Show(string path) => Path.GetRelativePath(Root, path);

    /// <summary>Files below a folder with one of these endings, sorted. A folder that is not there has none.</summary>
    public static IReadOnlyList<string> Files(string folder, params string[] endings) =>
        Directory.Exists(folder)
            ? [.. Walk(folder).Where(file => endings.Length == 0 || endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal))).Order(StringComparer.Ordinal)]
            : [];

    /// <summary>C# under <c>src</c> that people write; migrations are written by the tool.</summary>
    public static IReadOnlyList<string> Sources() =>
        [.. Files(At("src"), ".cs").Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal))];

    /// <summary>The names of the projects under <c>src</c> or <c>tests</c>.</summary>
    public static IReadOnlyList<string> Projects(string under) =>
        [.. Directory.EnumerateDirectories(At(under)).Select(folder => Path.GetFileName(folder)!).Where(name => File.Exists(At(under, name, name + ".csproj"))).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Walk(string folder) =>
        Directory.EnumerateFiles(folder).Concat(Directory.EnumerateDirectories(folder)
            .Where(inner => !Made.Contains(Path.GetFileName(inner), StringComparer.Ordinal) && new DirectoryInfo(inner).LinkTarget is null)
            .SelectMany(Walk));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "InterpreterGuard.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("These tests run inside a checkout.");
        return folder.FullName;
    }
}
