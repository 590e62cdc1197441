using InterpreterGuard.Core.Monitoring;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Monitoring.Resources;

/// <summary>Finds a process's control groups by <c>/proc/&lt;pid&gt;/cgroup</c>. Of a machine that has both versions, the one that holds the memory counts.</summary>
internal sealed class Cgroups(IOptions<ResourceOptions> options) : ICgroups
{
    public ICgroup Open(int pid)
    {
        var folders = new CgroupFolders(options.Value.CgroupRoot, File.ReadAllLines(Path.Combine(options.Value.ProcRoot, pid.ToString(), "cgroup")));
        if (folders.Find("memory") is not null)
            return new CgroupV1(folders);
        var unified = folders.Unified;
        if (unified is null || !File.Exists(Path.Combine(unified, "memory.max")))
            throw new IOException($"The control groups of process {pid} cannot be seen under {options.Value.CgroupRoot}. Hint: the host must share the engine's cgroup mounts.");
        return new CgroupV2(unified);
    }
}
