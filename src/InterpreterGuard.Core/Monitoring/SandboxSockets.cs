using Microsoft.Win32.SafeHandles;

namespace InterpreterGuard.Core.Monitoring;

/// <summary>
/// Sockets in the network of one sandbox, made there by its init: what code connects to is relayed through them. None of the host's own network ever comes inside.
/// Those of IPv6 are <see langword="null"/> where the sandbox has no IPv6.
/// </summary>
public sealed record SandboxSockets : IDisposable
{
    /// <summary>Listens on 127.0.0.1.</summary>
    public required SafeFileHandle RelayTcp4 { get; init; }

    /// <summary>Listens on ::1.</summary>
    public SafeFileHandle? RelayTcp6 { get; init; }

    /// <summary>Takes datagrams on 127.0.0.1.</summary>
    public required SafeFileHandle RelayUdp4 { get; init; }

    /// <summary>Takes datagrams on ::1.</summary>
    public SafeFileHandle? RelayUdp6 { get; init; }

    /// <summary>Takes datagrams on port 53 of 127.0.0.1.</summary>
    public required SafeFileHandle ResolverUdp { get; init; }

    /// <summary>Listens on port 53 of 127.0.0.1.</summary>
    public required SafeFileHandle ResolverTcp { get; init; }

    public void Dispose()
    {
        foreach (var handle in (SafeFileHandle?[])[RelayTcp4, RelayTcp6, RelayUdp4, RelayUdp6, ResolverUdp, ResolverTcp])
            handle?.Dispose();
    }
}
