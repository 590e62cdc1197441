using System.Runtime.InteropServices;

namespace InterpreterGuard.Sandboxing.Profiles;

/// <summary>What the machine decides and the translator must know.</summary>
/// <param name="Version">The engine's version.</param>
/// <param name="CgroupV2">Whether the machine runs the unified cgroup hierarchy.</param>
/// <param name="Architecture">The machine's own, which the engine's runs on too: it is reached by a Unix socket.</param>
internal sealed record EngineFacts(string Version, bool CgroupV2, Architecture Architecture)
{
    /// <summary>Whether the machine's kernel has IPv6.</summary>
    public bool Inet6 { get; init; }

    public string CgroupName => CgroupV2 ? "cgroup v2" : "cgroup v1";
}
