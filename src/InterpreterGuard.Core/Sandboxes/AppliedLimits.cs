namespace InterpreterGuard.Core.Sandboxes;

/// <summary>What really holds a sandbox, read back from the engine's inspect, the cgroup's files and init; never echoed from what was asked.</summary>
public sealed record AppliedLimits
{
    /// <summary>The image's id (digest).</summary>
    public required string Image { get; init; }

    public required string Runtime { get; init; }

    public required long MemoryBytes { get; init; }

    public required double CpuCores { get; init; }

    public required int Processes { get; init; }

    public required long WorkBytes { get; init; }

    public required long TmpBytes { get; init; }

    /// <summary>Open files of one process.</summary>
    public long OpenFiles { get; init; }

    /// <summary>Wall clock of this execution in milliseconds. Held by the host itself, as are the two below: the kernel has no such limit for a group.</summary>
    public long WallClockMs { get; init; }

    /// <summary>Processor time of this execution in milliseconds, all processes together.</summary>
    public long CpuTimeMs { get; init; }

    /// <summary>Bytes of stdout and stderr together.</summary>
    public long OutputBytes { get; init; }

    /// <summary>The engine's network mode. <c>none</c>: the sandbox has no interface.</summary>
    public required string Network { get; init; }

    /// <summary>Network interfaces beside the loopback: none.</summary>
    public IReadOnlyList<string> Interfaces { get; init; } = [];

    /// <summary>What connections meet: <c>none</c>, <c>allow</c> or <c>sinkhole</c>, as the broker applies it.</summary>
    public string Egress { get; init; } = "none";

    /// <summary>Sockets that the kernel saw waiting in the sandbox's network before any code ran: the guard's relay and resolver where connections are brokered, else none.</summary>
    public IReadOnlyList<string> Listeners { get; init; } = [];

    /// <summary>Decoys that lie in it, by name; none where the profile wants none. What their values are is nobody's to know.</summary>
    public IReadOnlyList<string> Decoys { get; init; } = [];

    public required bool ReadOnlyRoot { get; init; }

    public required bool NoNewPrivileges { get; init; }

    /// <summary>Capabilities of init.</summary>
    public required IReadOnlyList<string> Capabilities { get; init; }

    /// <summary>Capabilities the process that runs the code holds or can take: none.</summary>
    public IReadOnlyList<string> CapabilitiesOfRunner { get; init; } = [];

    /// <summary>Seccomp filters the kernel reports on the process that runs the code: the engine's, and ours when the sensor is on.</summary>
    public int SeccompFilters { get; init; }

    /// <summary>Whether the syscall filter was installed, and with which flags.</summary>
    public required string SyscallFilter { get; init; }

    /// <summary>Where the figures were read: <c>cgroup v1</c> or <c>cgroup v2</c>, and the engine's version.</summary>
    public required string ReadFrom { get; init; }
}
