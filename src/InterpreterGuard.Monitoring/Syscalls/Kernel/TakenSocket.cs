using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace InterpreterGuard.Monitoring.Syscalls.Kernel;

/// <summary>
/// A guest's socket in our hands: a descriptor of our own for the same open file. What the guest does with its number meanwhile changes nothing for us, and what we do to the socket
/// (connect it, bind it) holds for the guest, with all its options and with whoever waits for it.
/// </summary>
internal sealed unsafe class TakenSocket : IDisposable
{
    private const int SolSocket = 1;
    private const int SoType = 3;
    private const int SoDomain = 39;
    private const int GetFlags = 3;
    private const int NonBlockingFlag = 0x800;
    private const int NameBytesMax = 128;

    private readonly SafeFileHandle _handle;

    private TakenSocket(SafeFileHandle handle, int domain, int type)
    {
        _handle = handle;
        IsInet6 = domain == GuestSockets.FamilyInet6;
        IsStream = type == (int)SocketType.Stream;
        IsDatagram = type == (int)SocketType.Dgram;
    }

    public bool IsInet6 { get; }

    public bool IsStream { get; }

    public bool IsDatagram { get; }

    /// <summary>Whether its calls return at once.</summary>
    public bool IsNonBlocking => (Libc.FileControl(_handle, GetFlags, 0) & NonBlockingFlag) != 0;

    /// <summary>Takes a process's descriptor. <see langword="null"/>: it is none, or no internet socket.</summary>
    public static TakenSocket? Take(int pid, int descriptor)
    {
        var handle = new SafeFileHandle(GuestSockets.Take(pid, descriptor), ownsHandle: true);
        if (!handle.IsInvalid && Option(handle, SoDomain) is var domain and (GuestSockets.FamilyInet or GuestSockets.FamilyInet6))
            return new(handle, domain, Option(handle, SoType));
        handle.Dispose();
        return null;
    }

    /// <summary>Connects it. 0, or the error number. Returns at once where the socket does not block, and for datagrams.</summary>
    public int Connect(IPEndPoint to) => WithAddress(to, Libc.Connect);

    /// <summary>Gives it a port of its own where it has none. 0, or the error number.</summary>
    public int EnsureBound() => Local() is { Port: > 0 } ? 0 : WithAddress(new(IPAddress.Any, 0), Libc.Bind);

    /// <summary>The address it has; <see langword="null"/> when it cannot be told. IPv4 in IPv6 clothes is IPv4.</summary>
    public IPEndPoint? Local()
    {
        var bytes = stackalloc byte[NameBytesMax];
        var length = NameBytesMax;
        if (Libc.SocketName((int)_handle.DangerousGetHandle(), bytes, &length) != 0)
            return null;
        var name = new ReadOnlySpan<byte>(bytes, length);
        var port = (name[2] << 8) | name[3];
        return EndPoints.Plain(new(IsInet6 ? new IPAddress(name.Slice(8, 16)) : new IPAddress(name.Slice(4, 4)), port));
    }

    public void Dispose() => _handle.Dispose();

    private int WithAddress(IPEndPoint endPoint, AddressCall call)
    {
        if (IsInet6 && endPoint.AddressFamily == AddressFamily.InterNetwork)
            endPoint = new(endPoint.Address.Equals(IPAddress.Any) ? IPAddress.IPv6Any : endPoint.Address.MapToIPv6(), endPoint.Port);
        var address = endPoint.Serialize();
        fixed (byte* bytes = address.Buffer.Span)
            return call(_handle, bytes, address.Size) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    private static int Option(SafeFileHandle handle, int option)
    {
        int value;
        var length = sizeof(int);
        return Libc.SocketOption((int)handle.DangerousGetHandle(), SolSocket, option, &value, &length) == 0 ? value : -1;
    }

    private delegate int AddressCall(SafeFileHandle handle, void* address, int length);
}
