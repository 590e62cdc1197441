using Docker.DotNet.Models;
using InterpreterGuard.Core.Decoys;
using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Sandboxing.Profiles;

namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>What really holds a sandbox, for the receipt: the kernel's word where it has one, else the engine's; never what was asked.</summary>
internal static class LimitsReader
{
    private static readonly string[] CapabilityNames =
    [
        "CHOWN", "DAC_OVERRIDE", "DAC_READ_SEARCH", "FOWNER", "FSETID", "KILL", "SETGID", "SETUID", "SETPCAP", "LINUX_IMMUTABLE", "NET_BIND_SERVICE", "NET_BROADCAST",
        "NET_ADMIN", "NET_RAW", "IPC_LOCK", "IPC_OWNER", "SYS_MODULE", "SYS_RAWIO", "SYS_CHROOT", "SYS_PTRACE", "SYS_PACCT", "SYS_ADMIN", "SYS_BOOT", "SYS_NICE",
        "SYS_RESOURCE", "SYS_TIME", "SYS_TTY_CONFIG", "MKNOD", "LEASE", "AUDIT_WRITE", "AUDIT_CONTROL", "SETFCAP", "MAC_OVERRIDE", "MAC_ADMIN", "SYSLOG", "WAKE_ALARM",
        "BLOCK_SUSPEND", "AUDIT_READ", "PERFMON", "BPF", "CHECKPOINT_RESTORE",
    ];

    public static AppliedLimits Read(ContainerInspectResponse inspected, CgroupLimits groups, KernelView kernel, string syscallFilter, EngineFacts engine, DecoySet decoys) => new()
    {
        Image = inspected.Image,
        Runtime = inspected.HostConfig.Runtime,
        MemoryBytes = groups.MemoryBytes,
        CpuCores = groups.CpuCores,
        Processes = groups.Processes,
        WorkBytes = kernel.Mounts.GetValueOrDefault(SandboxPaths.Work)?.SizeBytes ?? 0,
        TmpBytes = kernel.Mounts.GetValueOrDefault(SandboxPaths.Tmp)?.SizeBytes ?? 0,
        OpenFiles = kernel.Limits.GetValueOrDefault("Max open files"),
        Network = inspected.HostConfig.NetworkMode,
        Interfaces = kernel.Interfaces,
        Listeners = kernel.Listeners,
        Decoys = [.. decoys.All.Select(decoy => decoy.Name)],
        ReadOnlyRoot = kernel.Mounts.GetValueOrDefault("/")?.Options.Contains("ro", StringComparer.Ordinal) ?? false,
        NoNewPrivileges = kernel.Init.NoNewPrivileges && kernel.Runner.NoNewPrivileges,
        Capabilities = Capabilities(kernel.Init.Capabilities),
        CapabilitiesOfRunner = Capabilities(kernel.Runner.Capabilities),
        SeccompFilters = kernel.Runner.Seccomp == ProcessStatus.FilterMode ? Math.Max(1, kernel.Runner.SeccompFilters) : 0,
        SyscallFilter = syscallFilter,
        ReadFrom = $"{groups.Version}, engine {engine.Version}",
    };

    /// <summary>The same for a sandbox with a kernel of its own: the machine's kernel tells of the walls around it, the engine of the rest. What is 0 or empty, nobody outside can tell.</summary>
    public static AppliedLimits ReadSentry(ContainerInspectResponse inspected, CgroupLimits groups, IReadOnlyList<string> interfaces, string sensor, EngineFacts engine, DecoySet decoys) => new()
    {
        Image = inspected.Image,
        Runtime = inspected.HostConfig.Runtime,
        MemoryBytes = groups.MemoryBytes,
        CpuCores = groups.CpuCores,
        Processes = groups.Processes,
        WorkBytes = 0,
        TmpBytes = 0,
        Network = inspected.HostConfig.NetworkMode,
        Interfaces = interfaces,
        Decoys = [.. decoys.All.Select(decoy => decoy.Name)],
        ReadOnlyRoot = inspected.HostConfig.ReadonlyRootfs,
        NoNewPrivileges = inspected.HostConfig.SecurityOpt.Contains("no-new-privileges:true", StringComparer.Ordinal),
        Capabilities = [.. inspected.HostConfig.CapAdd],
        SyscallFilter = sensor,
        ReadFrom = $"{groups.Version}, engine {engine.Version}; nothing inside gVisor was read",
    };

    /// <summary>A mask of <c>/proc/PID/status</c> as names.</summary>
    public static IReadOnlyList<string> Capabilities(ulong mask) =>
        [.. Enumerable.Range(0, 64).Where(bit => (mask >> bit & 1) != 0).Select(bit => bit < CapabilityNames.Length ? CapabilityNames[bit] : $"{bit}")];
}
