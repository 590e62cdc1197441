using System.Globalization;
using Docker.DotNet.Models;
using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Sandboxing.Profiles;

namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>Every difference between what was asked and what the engine and the kernel say. None of them is acceptable: it is a wall that is not there.</summary>
internal sealed class LimitsComparison
{
    private readonly List<SandboxDifference> _differences = [];

    private LimitsComparison()
    {
    }

    /// <param name="asked">The container's parameters.</param>
    /// <param name="inspected">What the engine made of them.</param>
    /// <param name="groups">What the kernel holds it to.</param>
    /// <param name="kernel">How the kernel holds its processes.</param>
    /// <param name="watched">Whether our own filter was to be installed above the engine's.</param>
    public static IReadOnlyList<SandboxDifference> Of(CreateContainerParameters asked, ContainerInspectResponse inspected, CgroupLimits groups, KernelView kernel, bool watched)
    {
        var comparison = new LimitsComparison();
        comparison.Engine(asked, inspected);
        comparison.Groups(asked.HostConfig, groups);
        comparison.Processes(kernel, watched, brokered: asked.HostConfig.DNS.Count > 0);
        comparison.Mounts(asked.HostConfig, kernel);
        comparison.Limits(asked.HostConfig, kernel);
        return comparison._differences;
    }

    /// <summary>The same for a sandbox with a kernel of its own: what is inside cannot be seen from here, the walls around that kernel can.</summary>
    /// <param name="asked">The container's parameters.</param>
    /// <param name="inspected">What the engine made of them.</param>
    /// <param name="groups">What the machine's kernel holds it to.</param>
    /// <param name="interfaces">Network interfaces of the process that is its kernel.</param>
    public static IReadOnlyList<SandboxDifference> OfSentry(CreateContainerParameters asked, ContainerInspectResponse inspected, CgroupLimits groups, IReadOnlyList<string> interfaces)
    {
        var comparison = new LimitsComparison();
        comparison.Engine(asked, inspected);
        comparison.Groups(asked.HostConfig, groups);
        comparison.Compare("network interfaces", "", Join(interfaces));
        return comparison._differences;
    }

    /// <summary>What changed in the kernel since a sandbox was read back; it may have waited for minutes on a shelf.</summary>
    public static IReadOnlyList<SandboxDifference> Since(CgroupLimits then, CgroupLimits now)
    {
        var comparison = new LimitsComparison();
        comparison.Compare("memory in the kernel", then.MemoryBytes, now.MemoryBytes);
        comparison.Compare("memory and swap in the kernel", then.MemoryAndSwapBytes, now.MemoryAndSwapBytes);
        comparison.Compare("processors in the kernel", then.CpuCores, now.CpuCores);
        comparison.Compare("processes in the kernel", then.Processes, now.Processes);
        return comparison._differences;
    }

    private void Engine(CreateContainerParameters asked, ContainerInspectResponse inspected)
    {
        var want = asked.HostConfig;
        var have = inspected.HostConfig;
        Compare("image", asked.Image, inspected.Image);
        Compare("user", asked.User, inspected.Config.User);
        Compare("network", want.NetworkMode, have.NetworkMode);
        Compare("read-only root", want.ReadonlyRootfs, have.ReadonlyRootfs);
        Compare("privileged", false, have.Privileged);
        Compare("capabilities dropped", Join(want.CapDrop), Join(have.CapDrop));
        Compare("capabilities added", Join(want.CapAdd), Join(have.CapAdd));
        Compare("security options", Join(want.SecurityOpt), Join(have.SecurityOpt));
        Compare("mounts", Join(want.Binds), Join(have.Binds));
        Compare("tmpfs", Join(want.Tmpfs?.Select(mount => $"{mount.Key} {mount.Value}")), Join(have.Tmpfs?.Select(mount => $"{mount.Key} {mount.Value}")));
        Compare("volumes", Join(want.Mounts?.Select(Words)), Join(have.Mounts?.Select(Words)));
        Compare("masked paths", Join(want.MaskedPaths), Join(have.MaskedPaths));
        Compare("read-only paths", Join(want.ReadonlyPaths), Join(have.ReadonlyPaths));
        Compare("ipc", want.IpcMode, have.IpcMode);
        Compare("process numbers", want.PidMode, have.PidMode);
        Compare("name servers", Join(want.DNS), Join(have.DNS));
        Compare("swap", want.MemorySwap, have.MemorySwap);
        Compare("log driver", want.LogConfig.Type, have.LogConfig.Type);
        if (want.Runtime.Length > 0)
            Compare("runtime", want.Runtime, have.Runtime);
    }

    private void Groups(HostConfig want, CgroupLimits groups)
    {
        Compare("memory in the kernel", want.Memory, groups.MemoryBytes);
        if (groups.MemoryAndSwapBytes != 0)
            Compare("memory and swap in the kernel", want.MemorySwap, groups.MemoryAndSwapBytes);
        Compare("processes in the kernel", want.PidsLimit ?? 0, groups.Processes);
        if (Math.Abs(((double)want.CPUQuota / want.CPUPeriod) - groups.CpuCores) > 0.01)
            Compare("processors in the kernel", (double)want.CPUQuota / want.CPUPeriod, groups.CpuCores);
    }

    private void Processes(KernelView kernel, bool watched, bool brokered)
    {
        Compare("no new privileges for init", true, kernel.Init.NoNewPrivileges);
        Compare("capabilities of init beyond its own", "", Join(LimitsReader.Capabilities(kernel.Init.Capabilities).Except(ContainerParameters.InitCapabilities, StringComparer.Ordinal)));
        Compare("no new privileges for the runner", true, kernel.Runner.NoNewPrivileges);
        Compare("capabilities of the runner", "", Join(LimitsReader.Capabilities(kernel.Runner.Capabilities)));
        Compare("seccomp mode of init", ProcessStatus.FilterMode, kernel.Init.Seccomp);
        Compare("seccomp mode of the runner", ProcessStatus.FilterMode, kernel.Runner.Seccomp);
        // Kernels before 5.9 do not count; there, that the listener came is the proof.
        if (kernel.Runner.SeccompFilters > 0)
            Compare("seccomp filters of the runner", kernel.Init.SeccompFilters + (watched ? 1 : 0), kernel.Runner.SeccompFilters);
        if (kernel.Runner.User is 0 || kernel.Runner.User == kernel.Init.User)
            Compare("user of the runner", SandboxUser.Uid, kernel.Runner.User);
        Compare("network interfaces", "", Join(kernel.Interfaces));
        Compare("relay and resolver in its network", brokered, IsBrokered(kernel.Listeners));
        Compare("namespaces shared with the host", "", Join(kernel.SharedNamespaces));
    }

    private void Mounts(HostConfig want, KernelView kernel)
    {
        Mount("/", "", ["ro"]);
        Mount(SandboxPaths.Guard, "", ["ro"]);
        foreach (var place in want.Binds.Select(bind => bind.Split(':')[1]).Where(place => place != SandboxPaths.Guard))
            Mount(place, "", ["ro"]);
        Mount(SandboxPaths.Work, "tmpfs", ["nosuid", "nodev"]);
        Mount(SandboxPaths.Tmp, "tmpfs", ["nosuid", "nodev", "noexec"]);

        void Mount(string path, string type, string[] options)
        {
            if (!kernel.Mounts.TryGetValue(path, out var mount))
            {
                Compare($"mount {path}", "there", "missing");
                return;
            }

            Compare($"options of mount {path}", Join(options), Join(options.Intersect(mount.Options, StringComparer.Ordinal)));
            if (type.Length == 0)
                return;
            Compare($"type of mount {path}", type, mount.Type);
            Compare($"size of mount {path}", SizeAsked(want, path), mount.SizeBytes);
        }
    }

    private void Limits(HostConfig want, KernelView kernel)
    {
        foreach (var limit in want.Ulimits)
        {
            if (NameOf(limit.Name) is { } name)
                Compare($"limit '{name}'", limit.Soft, kernel.Limits.GetValueOrDefault(name, -1));
        }
    }

    private static string? NameOf(string limit) => limit switch
    {
        "core" => "Max core file size",
        "nofile" => "Max open files",
        "fsize" => "Max file size",
        "memlock" => "Max locked memory",
        "msgqueue" => "Max msgqueue size",
        _ => null,
    };

    private static string Words(Mount mount) =>
        $"{mount.Type} {mount.Source} {mount.Target} {mount.ReadOnly} {Join(mount.VolumeOptions?.DriverConfig?.Options?.Select(option => $"{option.Key}={option.Value}"))}";

    private static string? OptionsAsked(HostConfig want, string path) =>
        want.Tmpfs.TryGetValue(path, out var options)
            ? options
            : want.Mounts?.FirstOrDefault(mount => string.Equals(mount.Target, path, StringComparison.Ordinal))?.VolumeOptions?.DriverConfig?.Options?["o"];

    private static long SizeAsked(HostConfig want, string path) =>
        OptionsAsked(want, path) is { } options
        && options.Split(',').FirstOrDefault(option => option.StartsWith("size=", StringComparison.Ordinal)) is { } size
        && long.TryParse(size.AsSpan(5), CultureInfo.InvariantCulture, out var bytes) ? bytes : 0;

    /// <summary>Whether the kernel saw the resolver on both of its ports, and the relay.</summary>
    public static bool IsBrokered(IReadOnlyList<string> listeners) =>
        listeners.Contains("tcp 127.0.0.1:53", StringComparer.Ordinal) && listeners.Contains("udp 127.0.0.1:53", StringComparer.Ordinal) && listeners.Count >= 4;

    private void Compare<T>(string part, T asked, T found)
    {
        if (!EqualityComparer<T>.Default.Equals(asked, found))
            _differences.Add(new(part, string.Create(CultureInfo.InvariantCulture, $"{asked}"), string.Create(CultureInfo.InvariantCulture, $"{found}")));
    }

    private static string Join(IEnumerable<string>? texts) => string.Join(' ', (texts ?? []).Order(StringComparer.Ordinal));
}
