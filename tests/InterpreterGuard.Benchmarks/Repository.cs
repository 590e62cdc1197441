namespace InterpreterGuard.Benchmarks;

/// <summary>Finds the checkout this was built from.</summary>
internal static class Repository
{
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "InterpreterGuard.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("InterpreterGuard.sln is in no folder above the benchmark; run it from a checkout");
    }

    /// <summary>The host that the <c>guard</c> command published, or the one built beside the benchmark.</summary>
    public static string HostAssembly()
    {
        if (Environment.GetEnvironmentVariable("GUARD_BENCH_HOST") is { Length: > 0 } published)
            return published;
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Path.Combine(Root(), "src", "InterpreterGuard.Host", "bin", configuration, "net10.0", "InterpreterGuard.Host.dll");
    }

    public static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
