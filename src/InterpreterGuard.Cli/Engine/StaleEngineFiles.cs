using System.Globalization;
using InterpreterGuard.Cli.Running;

namespace InterpreterGuard.Cli.Engine;

/// <summary>
/// What a killed engine leaves behind. Its pid files stop the next one: dockerd refuses to start when the pid in
/// <c>docker.pid</c> lives, and takes any living pid in <c>containerd.pid</c> for its containerd, though pids are used again.
/// </summary>
internal sealed class StaleEngineFiles(string runFolder = "/var/run", string procFolder = "/proc")
{
    /// <summary>The engine's process, if its pid file names a living one that really is a dockerd.</summary>
    public ProcessIdentity? LivingEngine() => Living(PidPath, "dockerd");

    /// <summary>Removes pid files that name nobody, or another program. Returns those removed.</summary>
    public IReadOnlyList<string> Clear()
    {
        var removed = new List<string>();
        ClearOne(PidPath, "dockerd", removed);
        ClearOne(Path.Combine(runFolder, "docker", "containerd", "containerd.pid"), "containerd", removed);
        return removed;
    }

    private string PidPath => Path.Combine(runFolder, "docker.pid");

    private void ClearOne(string path, string program, List<string> removed)
    {
        if (!File.Exists(path) || Living(path, program) is not null)
            return;
        File.Delete(path);
        removed.Add(path);
    }

    private ProcessIdentity? Living(string path, string program) =>
        File.Exists(path)
        && int.TryParse(File.ReadAllText(path).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
        && ProcessIdentity.NameOf(pid, procFolder) == program
            ? ProcessIdentity.Of(pid, procFolder)
            : null;
}
