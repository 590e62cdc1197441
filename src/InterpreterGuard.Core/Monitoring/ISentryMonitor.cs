using InterpreterGuard.Core.Decoys;
using InterpreterGuard.Core.Profiles;

namespace InterpreterGuard.Core.Monitoring;

/// <summary>
/// The sensor on sandboxes that have a kernel of their own (gVisor). What code does there is told by that kernel, afterwards: a rule can end an execution, and cannot deny a call.
/// </summary>
public interface ISentryMonitor
{
    /// <summary>What such a sandbox's kernel does not tell, for the receipt.</summary>
    IReadOnlyList<string> Untold { get; }

    /// <summary>Listens for such kernels from now on. Before the first container is started: one that finds nobody would go on unwatched.</summary>
    /// <exception cref="IOException">The socket cannot be had; the message says why.</exception>
    void Listen();

    /// <summary>Waits until a container's kernel tells of its start, and watches it from then on.</summary>
    /// <param name="containerId">The engine's whole id.</param>
    /// <param name="profile">The container's profile.</param>
    /// <param name="kernelPid">The process that is its kernel, in the host's process numbers.</param>
    /// <param name="decoys">What was laid in the sandbox.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="IOException">It did not tell within the time of <c>Monitoring:Sentry:StartMax</c>.</exception>
    Task<ISandboxWatch> AttachAsync(string containerId, Profile profile, int kernelPid, DecoySet decoys, CancellationToken cancellationToken);
}
