using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Syscalls.Calls;

/// <summary>Looks at a caller's descriptors 0, 1 and 2.</summary>
internal static class StandardIo
{
    /// <summary>Whether one of them is an internet socket. Three links are read; only a socket is asked for more.</summary>
    public static bool IsInternetSocket(NotifiedCall call)
    {
        Span<byte> link = stackalloc byte[64];
        for (var descriptor = 0; descriptor < 3; descriptor++)
        {
            var length = ProcFile.ReadLink(call.Tid, "fd"u8, descriptor, link);
            if (!link[..length].StartsWith("socket:"u8) || call.Processes.Find(call.Tid) is not { } process)
                continue;
            if (GuestSockets.FamilyOf(process.HostPid, descriptor) is GuestSockets.FamilyInet or GuestSockets.FamilyInet6)
                return true;
        }

        return false;
    }
}
