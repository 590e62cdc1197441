using System.Diagnostics;

namespace InterpreterGuard.Monitoring.Tests.Kernel;

/// <summary>The small C programs, compiled once a test run.</summary>
internal static class Programs
{
    private static readonly Lazy<string> Folder = new(Compile);

    public static string Launcher => Path.Combine(Folder.Value, "launcher");

    public static string Probe => Path.Combine(Folder.Value, "probe");

    public static string Cost => Path.Combine(Folder.Value, "cost");

    /// <summary>A folder under which tests may leave things; anybody may enter it.</summary>
    public static string Scratch => Folder.Value;

    private static string Compile()
    {
        var folder = Directory.CreateTempSubdirectory("monitoring-tests-").FullName;
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_111_111);
        foreach (var name in new[] { "launcher", "probe", "cost" })
        {
            using var gcc = Process.Start("gcc", ["-O1", "-Wall", "-o", Path.Combine(folder, name), Path.Combine(AppContext.BaseDirectory, "Kernel", name + ".c")]);
            gcc.WaitForExit();
            Assert.Equal(0, gcc.ExitCode);
        }

        return folder;
    }
}
