using InterpreterGuard.Core.Decoys;
using InterpreterGuard.Core.Profiles;
using Microsoft.Win32.SafeHandles;

namespace InterpreterGuard.Core.Monitoring;

/// <summary>The syscall sensor, as sandboxing sees it: a filter to install, and a listener to watch.</summary>
public interface ISyscallMonitor
{
    /// <summary>The filter for a profile: <c>struct sock_filter</c> instructions of 8 bytes each, as the kernel takes them.</summary>
    ReadOnlyMemory<byte> FilterFor(Profile profile);

    /// <summary>Watches a listener from now on. Until <see cref="ISandboxWatch.Begin"/> the sandbox is warming up: forbidden calls are denied, the rest goes on, nothing is recorded.</summary>
    /// <param name="listener">The seccomp listener. The monitor owns it from here.</param>
    /// <param name="profile">The profile whose filter was installed.</param>
    /// <param name="initPid">The sandbox's init, in the host's process numbers.</param>
    /// <param name="sockets">Sockets of the sandbox's network, for a profile whose connections are brokered; <see langword="null"/> for others. The monitor owns them from here.</param>
    /// <param name="decoys">What was laid in the sandbox.</param>
    ISandboxWatch Attach(SafeFileHandle listener, Profile profile, int initPid, SandboxSockets? sockets, DecoySet decoys);
}
