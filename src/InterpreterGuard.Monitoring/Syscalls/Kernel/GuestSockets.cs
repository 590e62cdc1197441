namespace InterpreterGuard.Monitoring.Syscalls.Kernel;

/// <summary>Asks a guest's socket what it is, by taking a descriptor of it for a moment (<c>pidfd_getfd</c>).</summary>
internal static unsafe class GuestSockets
{
    public const int FamilyUnknown = -1;
    public const int FamilyUnix = 1;
    public const int FamilyInet = 2;
    public const int FamilyInet6 = 10;

    private const nint PidfdOpenCall = 434;
    private const nint PidfdGetCall = 438;
    private const int SolSocket = 1;
    private const int SoType = 3;
    private const int SoDomain = 39;
    private const int TypeDatagram = 2;

    /// <summary>The family of a descriptor that is a socket.</summary>
    public static int FamilyOf(int pid, int descriptor) => Option(pid, descriptor, SoDomain);

    /// <summary>Whether a descriptor is a socket for datagrams.</summary>
    public static bool IsDatagram(int pid, int descriptor) => Option(pid, descriptor, SoType) == TypeDatagram;

    /// <summary>The address a socket is bound to. The bytes written; 0 when it cannot be told.</summary>
    public static int AddressOf(int pid, int descriptor, Span<byte> into)
    {
        var socket = Take(pid, descriptor);
        if (socket < 0)
            return 0;
        var length = into.Length;
        fixed (byte* target = into)
        {
            var known = Libc.SocketName(socket, target, &length) == 0;
            _ = Libc.Close(socket);
            return known ? Math.Min(length, into.Length) : 0;
        }
    }

    /// <summary>A descriptor of our own for one of a process's, or a negative number. For the process, not for one of its threads.</summary>
    public static int Take(int pid, int descriptor)
    {
        var process = (int)Libc.Syscall(PidfdOpenCall, pid, 0, 0, 0);
        if (process < 0)
            return -1;
        var taken = (int)Libc.Syscall(PidfdGetCall, process, descriptor, 0, 0);
        _ = Libc.Close(process);
        return taken;
    }

    private static int Option(int pid, int descriptor, int name)
    {
        var socket = Take(pid, descriptor);
        if (socket < 0)
            return FamilyUnknown;
        int value;
        var length = sizeof(int);
        var known = Libc.SocketOption(socket, SolSocket, name, &value, &length) == 0;
        _ = Libc.Close(socket);
        return known ? value : FamilyUnknown;
    }
}
