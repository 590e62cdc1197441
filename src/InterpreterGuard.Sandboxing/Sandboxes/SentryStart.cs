using Docker.DotNet.Models;
using InterpreterGuard.Core.Decoys;
using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Sandboxing.Profiles;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>
/// What is different when a sandbox has a kernel of its own (gVisor): its init is no process of this machine, no descriptor comes out of it, and nobody outside can read its <c>/proc</c>. The process that is
/// its kernel stands for all of it: whoever ends that ends everything inside.
/// </summary>
internal sealed class SentryStart(ISentryMonitor monitor, IOptions<SandboxingOptions> options)
{
    /// <summary>Whether this profile's containers have a kernel of their own.</summary>
    public bool IsFor(Profile profile) => profile.Runtime is { } name && (name == Profile.GvisorRuntime || options.Value.SentryRuntimesExtra.Contains(name, StringComparer.Ordinal));

    /// <summary>Before the container.</summary>
    /// <exception cref="SandboxStartException">It is asked for what cannot be had there.</exception>
    /// <exception cref="IOException">Nobody would hear what its kernel tells.</exception>
    public void Prepare(Profile profile)
    {
        if (profile.Egress != EgressMode.None)
            throw new SandboxStartException($"Profile '{profile.Name}' wants egress '{profile.Egress.ToString().ToLowerInvariant()}' and runtime '{profile.Runtime}': connections cannot be brokered under gVisor. Set 'egress: none', or another runtime.");
        if (profile.SyscallSensor)
            monitor.Listen();
    }

    /// <summary>The process that is the container's kernel. Who came to the socket is a helper of it.</summary>
    /// <exception cref="SandboxStartException">It is somebody else's.</exception>
    public static int KernelOf(string containerId, ContainerInspectResponse inspected, int peer)
    {
        // gVisor's file server connects in its container's name, and lives in its control groups.
        if (!File.ReadLines($"/proc/{peer}/cgroup").Any(line => line.Contains(containerId, StringComparison.Ordinal)))
            throw new SandboxStartException($"Process {peer} connected to the socket of container {containerId[..12]}, and is none of its own.");
        return (int)inspected.State.Pid;
    }

    /// <summary>Watches it, where its profile wants that.</summary>
    /// <exception cref="IOException">Its kernel told nothing.</exception>
    public async Task<ISandboxWatch?> WatchAsync(string containerId, Profile profile, int kernelPid, DecoySet decoys, CancellationToken cancellationToken) =>
        profile.SyscallSensor ? await monitor.AttachAsync(containerId, profile, kernelPid, decoys, cancellationToken) : null;

    /// <summary>The walls around its kernel, and the receipt.</summary>
    public (IReadOnlyList<SandboxDifference> Differences, AppliedLimits Applied) ReadBack(
        CreateContainerParameters parameters, ContainerInspectResponse inspected, CgroupLimits groups, int kernelPid, bool watched, EngineFacts engine, DecoySet decoys)
    {
        var interfaces = KernelView.InterfacesOf(kernelPid);
        var sensor = watched ? $"told afterwards by gVisor's kernel; a rule can end, not deny; not told: {string.Join(", ", monitor.Untold)}" : "off";
        return (LimitsComparison.OfSentry(parameters, inspected, groups, interfaces), LimitsReader.ReadSentry(inspected, groups, interfaces, sensor, engine, decoys));
    }
}
