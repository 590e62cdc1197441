using System.Net.Sockets;
using Microsoft.Win32.SafeHandles;

namespace InterpreterGuard.Monitoring.Network;

/// <summary>Sockets that were handed over as descriptors.</summary>
internal static class HandedSockets
{
    /// <summary>A socket that owns the descriptor from now on.</summary>
    public static Socket Own(SafeFileHandle handle)
    {
        var descriptor = handle.DangerousGetHandle();
        handle.SetHandleAsInvalid();
        return new(new SafeSocketHandle(descriptor, ownsHandle: true));
    }
}
