namespace InterpreterGuard.Monitoring.Syscalls.Filter;

/// <summary>
/// Which sockets are everyday ones and pass unseen: Unix; TCP and UDP over IPv4 and IPv6 (what they connect to is seen); netlink for routes, which every list of interfaces asks.
/// All others notify: raw, packet, ping, vsock, alg, bluetooth and whatever a kernel has beside.
/// </summary>
internal static class SocketCheck
{
    private const uint Unix = 1;
    private const uint Inet = 2;
    private const uint Inet6 = 10;
    private const uint Netlink = 16;
    private const uint Stream = 1;
    private const uint Datagram = 2;
    private const uint Tcp = 6;
    private const uint Udp = 17;

    // SOCK_NONBLOCK and SOCK_CLOEXEC travel in the upper bits of the type.
    private const uint TypeBits = 0xF;

    public static IReadOnlyList<BpfInstruction> Odd { get; } =
    [
        /* 0 */ Bpf.LoadLow(0),
        /* 1 */ Bpf.Jump(Bpf.JumpEqual, Unix, 1, 16, 2),
        /* 2 */ Bpf.Jump(Bpf.JumpEqual, Inet, 2, 7, 3),
        /* 3 */ Bpf.Jump(Bpf.JumpEqual, Inet6, 3, 7, 4),
        /* 4 */ Bpf.Jump(Bpf.JumpEqual, Netlink, 4, 5, 15),
        /* 5 */ Bpf.LoadLow(2),
        /* 6 */ Bpf.Jump(Bpf.JumpEqual, 0, 6, 16, 15),
        /* 7 */ Bpf.LoadLow(1),
        /* 8 */ Bpf.Mask(TypeBits),
        /* 9 */ Bpf.Jump(Bpf.JumpEqual, Stream, 9, 11, 10),
        /* 10 */ Bpf.Jump(Bpf.JumpEqual, Datagram, 10, 11, 15),
        /* 11 */ Bpf.LoadLow(2),
        /* 12 */ Bpf.Jump(Bpf.JumpEqual, 0, 12, 16, 13),
        /* 13 */ Bpf.Jump(Bpf.JumpEqual, Tcp, 13, 16, 14),
        /* 14 */ Bpf.Jump(Bpf.JumpEqual, Udp, 14, 16, 15),
        /* 15 */ Bpf.Notify,
        /* 16 */ Bpf.Allow,
    ];
}
