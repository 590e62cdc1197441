using System.Text;
using InterpreterGuard.Monitoring.Files;
using InterpreterGuard.Monitoring.Syscalls.Calls;

namespace InterpreterGuard.Monitoring.Syscalls.Network;

/// <summary>Reads the address a call names.</summary>
internal static class AddressReader
{
    /// <summary>The address behind a pointer. <see langword="null"/>: unreadable.</summary>
    public static SocketAddress? Read(NotifiedCall call, ulong pointer, long length)
    {
        Span<byte> bytes = stackalloc byte[SocketAddresses.BytesMax];
        bytes = bytes[..(int)Math.Clamp(length, 0, SocketAddresses.BytesMax)];
        if (!call.TryRead(pointer, bytes))
            return null;
        var address = SocketAddresses.Parse(bytes);
        return address.Number == SocketAddress.Unix ? address with { Path = Absolute(call, address.Path) } : address;
    }

    /// <summary>Whether a path is the guard's own.</summary>
    public static bool IsGuards(SocketAddress address) => address.Path.Length > 0 && SensitivePaths.IsGuards(Encoding.UTF8.GetBytes(address.Path));

    private static string Absolute(NotifiedCall call, string path)
    {
        if (path.Length == 0 || path[0] == '@')
            return path;
        Span<byte> into = stackalloc byte[GuestPath.BytesMax];
        return Encoding.UTF8.GetString(into[..GuestPath.Resolve(call, GuestPath.AtWorkingFolder, Encoding.UTF8.GetBytes(path), into)]);
    }
}
