using System.Globalization;
using Docker.DotNet.Models;
using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Sandboxing.Profiles;

namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>What really holds a sandbox: the engine's inspect, the kernel's cgroup and init's own status, compared with what was asked.</summary>
internal static class LimitsReader
{
    private static readonly string[] CapabilityNames =
    [
        "CHOWN", "DAC_OVERRIDE", "DAC_READ_SEARCH", "FOWNER", "FSETID", "KILL", "SETGID", "SETUID", "SETPCAP", "LINUX_IMMUTABLE", "NET_BIND_SERVICE", "NET_BROADCAST",
        "NET_ADMIN", "NET_RAW", "IPC_LOCK", "IPC_OWNER", "SYS_MODULE", "SYS_RAWIO", "SYS_CHROOT", "SYS_PTRACE", "SYS_PACCT", "SYS_ADMIN", "SYS_BOOT", "SYS_NICE",
        "SYS_RESOURCE", "SYS_TIME", "SYS_TTY_CONFIG", "MKNOD", "LEASE", "AUDIT_WRITE", "AUDIT_CONTROL", "SETFCAP", "MAC_OVERRIDE", "MAC_ADMIN", "SYSLOG", "WAKE_ALARM",
        "BLOCK_SUSPEND", "AUDIT_READ", "PERFMON", "BPF", "CHECKPOINT_RESTORE",
    ];

    public static AppliedLimits Read(ContainerInspectResponse inspected, CgroupLimits kernel, InitProcess init, string syscallFilter, EngineFacts engine) => new()
    {
        Image = inspected.Image,
        Runtime = inspected.HostConfig.Runtime,
        MemoryBytes = kernel.MemoryBytes,
        CpuCores = kernel.CpuCores,
        Processes = kernel.Processes,
        WorkBytes = TmpfsSize(inspected, SandboxPaths.Work),
        TmpBytes = TmpfsSize(inspected, SandboxPaths.Tmp),
        Network = inspected.HostConfig.NetworkMode,
        ReadOnlyRoot = inspected.HostConfig.ReadonlyRootfs,
        NoNewPrivileges = init.Status("NoNewPrivs") is "1",
        Capabilities = Capabilities(init.Status("CapPrm")),
        SyscallFilter = syscallFilter,
        ReadFrom = $"{kernel.Version}, engine {engine.Version}",
    };

    /// <summary>Every difference between what was asked and what holds; none of them is acceptable.</summary>
    public static IReadOnlyList<string> Differences(CreateContainerParameters asked, ContainerInspectResponse inspected, CgroupLimits kernel, AppliedLimits applied)
    {
        var differences = new List<string>();
        var want = asked.HostConfig;
        var have = inspected.HostConfig;
        Compare("image", asked.Image, inspected.Image);
        Compare("network", want.NetworkMode, have.NetworkMode);
        Compare("read-only root", want.ReadonlyRootfs, have.ReadonlyRootfs);
        Compare("privileged", false, have.Privileged);
        Compare("capabilities dropped", Join(want.CapDrop), Join(have.CapDrop));
        Compare("capabilities added", Join(want.CapAdd), Join(have.CapAdd));
        Compare("security options", Join(want.SecurityOpt), Join(have.SecurityOpt));
        Compare("mounts", Join(want.Binds), Join(have.Binds));
        Compare("tmpfs", Join(want.Tmpfs?.Select(mount => $"{mount.Key} {mount.Value}")), Join(have.Tmpfs?.Select(mount => $"{mount.Key} {mount.Value}")));
        Compare("masked paths", Join(want.MaskedPaths), Join(have.MaskedPaths));
        Compare("read-only paths", Join(want.ReadonlyPaths), Join(have.ReadonlyPaths));
        Compare("ipc", want.IpcMode, have.IpcMode);
        Compare("process numbers", want.PidMode, have.PidMode);
        Compare("swap", want.MemorySwap, have.MemorySwap);
        Compare("log driver", want.LogConfig.Type, have.LogConfig.Type);
        Compare("user", asked.User, inspected.Config.User);
        if (want.Runtime.Length > 0)
            Compare("runtime", want.Runtime, have.Runtime);

        Compare("memory in the kernel", want.Memory, kernel.MemoryBytes);
        if (kernel.MemoryAndSwapBytes != 0)
            Compare("memory and swap in the kernel", want.MemorySwap, kernel.MemoryAndSwapBytes);
        Compare("processes in the kernel", want.PidsLimit ?? 0, kernel.Processes);
        if (Math.Abs(((double)want.CPUQuota / want.CPUPeriod) - kernel.CpuCores) > 0.01)
            Compare("processors in the kernel", (double)want.CPUQuota / want.CPUPeriod, kernel.CpuCores);
        if (!applied.NoNewPrivileges)
            differences.Add("init may gain privileges");
        if (applied.Capabilities.Except(ContainerParameters.InitCapabilities, StringComparer.Ordinal).Any())
            differences.Add($"init holds the capabilities {Join(applied.Capabilities)}");
        return differences;

        void Compare<T>(string what, T wanted, T found)
        {
            if (!EqualityComparer<T>.Default.Equals(wanted, found))
                differences.Add(string.Create(CultureInfo.InvariantCulture, $"{what}: asked '{wanted}', found '{found}'"));
        }
    }

    /// <summary>A mask of <c>/proc/PID/status</c> as names.</summary>
    public static IReadOnlyList<string> Capabilities(string hexadecimal) =>
        ulong.TryParse(hexadecimal, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var mask)
            ? [.. Enumerable.Range(0, 64).Where(bit => (mask >> bit & 1) != 0).Select(bit => bit < CapabilityNames.Length ? CapabilityNames[bit] : $"{bit}")]
            : ["unknown"];

    private static string Join(IEnumerable<string>? texts) => string.Join(' ', (texts ?? []).Order(StringComparer.Ordinal));

    private static long TmpfsSize(ContainerInspectResponse inspected, string path) =>
        inspected.HostConfig.Tmpfs is { } mounts && mounts.TryGetValue(path, out var options)
        && options.Split(',').FirstOrDefault(option => option.StartsWith("size=", StringComparison.Ordinal)) is { } size
        && long.TryParse(size.AsSpan(5), CultureInfo.InvariantCulture, out var bytes) ? bytes : 0;
}
