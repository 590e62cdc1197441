namespace InterpreterGuard.Containment.Tests.Hosting;

/// <summary>Everything one host keeps on disk, under one temporary folder, with the shipped policy and one profile more.</summary>
internal sealed class HostFolders : IDisposable
{
    /// <summary>A profile with limits that are reached within seconds.</summary>
    public const string TightProfile = "tight";

    private readonly string _root = Directory.CreateTempSubdirectory("igc-").FullName;

    public HostFolders()
    {
        Repository.CopyFolder(Path.Combine(Repository.Root(), "policies", "base"), Policies);
        File.AppendAllText(Path.Combine(Policies, "profiles.yaml"), $"""

            {TightProfile}:
              description: Small limits, so that tests of containment reach them soon.
              memory: 256MiB
              cpu_time: 2s
              wall_clock: 8s
              processes: 24
              work_disk: 16MiB
              tmp_disk: 8MiB
              output: 64KiB

            """);
    }

    public string Data => Path.Combine(_root, "data");

    public string Policies => Path.Combine(_root, "policies");

    /// <summary>Also a label on every container of the host, so that its containers can be told from those of others.</summary>
    public string Run => Path.Combine(_root, "run");

    public string Log => Path.Combine(_root, "host.log");

    public string Named(string name) => Path.Combine(_root, name);

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
