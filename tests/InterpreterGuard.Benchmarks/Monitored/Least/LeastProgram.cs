using System.Diagnostics;

namespace InterpreterGuard.Benchmarks.Monitored.Least;

/// <summary>
/// Programs in C that do what our part does and look at nothing. What they cost is the kernel's, on this machine at this moment: no supervisor and no relay can cost less. Built when first asked for, and
/// built to stand alone, so that they run in any image.
/// </summary>
internal static class LeastProgram
{
    /// <summary>Where they lie inside a container.</summary>
    public const string Inside = "/least";

    private static readonly Lazy<string> Built = new(Build);

    /// <summary>Where they lie.</summary>
    public static string Folder => Built.Value;

    private static string Build()
    {
        var folder = Directory.CreateTempSubdirectory("ig-least-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var sources = Path.Combine(Repository.Root(), "tests", "InterpreterGuard.Benchmarks", "Monitored", "Least");
        foreach (var source in Directory.EnumerateFiles(sources, "*.c"))
        {
            using var compiler = Process.Start("gcc", ["-O2", "-static", "-pthread", "-Wall", "-o", Path.Combine(folder, Path.GetFileNameWithoutExtension(source)), source]);
            compiler.WaitForExit();
            if (compiler.ExitCode != 0)
                throw new InvalidOperationException($"gcc cannot build {source}");
        }

        return folder;
    }
}
