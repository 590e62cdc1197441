namespace InterpreterGuard.Containment.Tests.Hosting;

/// <summary>The checkout this was built from.</summary>
internal static class Repository
{
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "InterpreterGuard.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("InterpreterGuard.sln is in no folder above these tests; run them from a checkout");
    }

    /// <summary>The host built beside these tests, in the same configuration.</summary>
    public static string HostAssembly() => Assembly("InterpreterGuard.Host", "InterpreterGuard.Host.dll");

    /// <summary>The <c>guard</c> command, likewise.</summary>
    public static string CommandAssembly() => Assembly("InterpreterGuard.Cli", "guard.dll");

    public static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static string Assembly(string project, string name)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Path.Combine(Root(), "src", project, "bin", configuration, "net10.0", name);
    }
}
