namespace InterpreterGuard.Monitoring.Syscalls.Network;

/// <summary>A socket's address, decoded.</summary>
/// <param name="Number">The family's number.</param>
/// <param name="Family">The family as facts name it.</param>
/// <param name="Address">Internet addresses as text.</param>
/// <param name="Port">The port.</param>
/// <param name="Path">Unix paths, abstract ones with a leading <c>@</c>.</param>
/// <param name="Loopback">The sandbox itself.</param>
internal sealed record SocketAddress(int Number, string Family, string Address, int Port, string Path, bool Loopback)
{
    public const int Unspecified = 0;
    public const int Unix = 1;
    public const int Netlink = 16;

    /// <summary>IPv4 or IPv6, whole.</summary>
    public bool IsInternet => Address.Length > 0 && Number is (2 or 10);
}
