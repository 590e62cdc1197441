using InterpreterGuard.Core.Facts;
using InterpreterGuard.Monitoring.Tests.Kernel;

namespace InterpreterGuard.Monitoring.Tests.Syscalls;

public sealed class NetworkCallsTests
{
    [Theory]
    [InlineData("s = socket.socket(); s.connect(('192.0.2.7', 443))", "inet", "192.0.2.7", 443)]
    [InlineData("s = socket.socket(socket.AF_INET6); s.connect(('2001:db8::1', 80))", "inet6", "2001:db8::1", 80)]
    [InlineData("s = socket.socket(socket.AF_INET6); s.connect(('::ffff:192.0.2.7', 80))", "inet6", "192.0.2.7", 80)]
    [InlineData("s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.connect(('169.254.169.254', 80))", "inet", "169.254.169.254", 80)]
    public async Task A_connection_out_is_denied_as_unreachable(string code, string family, string address, int port)
    {
        var (sink, output, _, _) = await WatchedRun.PythonAsync($"import socket\ntry:\n  {code}\nexcept OSError as e: print(e.errno)");

        Assert.Equal("101\n", output);
        var fact = Assert.Single(sink.Facts<NetworkConnect>());
        Assert.Equal((family, address, port, false), (fact.Family, fact.Address, fact.Port, fact.Loopback));
        Assert.Equal(code.Contains("SOCK_DGRAM", StringComparison.Ordinal), fact.Datagram);
    }

    [Fact]
    public async Task Connecting_and_sending_in_one_call_is_a_connection_and_does_not_exist()
    {
        var (sink, output, _, _) = await WatchedRun.PythonAsync("import socket\ns = socket.socket()\ntry: s.sendto(b'GET /', 0x20000000, ('169.254.169.254', 80))\nexcept OSError as e: print(e.errno)");

        Assert.Equal("95\n", output);
        Assert.Empty(sink.Facts<NetworkSend>());
        Assert.Equal(("169.254.169.254", 80), (Assert.Single(sink.Facts<NetworkConnect>()).Address, sink.Facts<NetworkConnect>().Single().Port));
    }

    [Fact]
    public async Task A_datagram_to_a_socket_of_the_machine_is_a_connection_to_it()
    {
        var (sink, _, _, _) = await WatchedRun.PythonAsync("import socket\ns = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)\ntry: s.sendto(b'x', '/var/run/docker.sock')\nexcept OSError as e: print(e.errno)");

        Assert.Equal(("unix", "/var/run/docker.sock"), (Assert.Single(sink.Facts<NetworkConnect>()).Family, sink.Facts<NetworkConnect>().Single().Path));
    }

    [Fact]
    public async Task A_server_and_client_of_the_program_itself_work_and_are_told()
    {
        var (sink, output, errors, _) = await WatchedRun.PythonAsync(
            "import socket\nserver = socket.create_server(('127.0.0.1', 8123))\ns = socket.create_connection(('127.0.0.1', 8123))\nserver.accept()[0].send(b'hello'); print(s.recv(9).decode())");

        Assert.Equal("", errors);
        Assert.Equal("hello\n", output);
        var connect = Assert.Single(sink.Facts<NetworkConnect>());
        Assert.Equal(("127.0.0.1", 8123, true), (connect.Address, connect.Port, connect.Loopback));
        Assert.Equal([("127.0.0.1", 8123, false), ("127.0.0.1", 8123, true)], sink.Facts<NetworkBind>().Select(fact => (fact.Address, fact.Port, fact.Listening)));
    }

    [Theory]
    [InlineData("AF_INET", "0.0.0.0", false)]
    [InlineData("AF_INET6", "::", false)]
    [InlineData("AF_INET", "127.0.0.1", true)]
    public async Task A_port_that_everybody_could_reach_is_told_as_one(string family, string address, bool loopback)
    {
        var (sink, _, errors, _) = await WatchedRun.PythonAsync($"import socket\ns = socket.socket(socket.{family})\ns.bind(('{address}', 8124)); s.listen()");

        Assert.Equal("", errors);
        Assert.Equal([(address, loopback), (address, loopback)], sink.Facts<NetworkBind>().Select(fact => (fact.Address, fact.Loopback)));
    }

    [Theory]
    [InlineData("s.sendto(b'abc', ('192.0.2.1', 53))", 3)]
    [InlineData("s.sendmsg([b'abc', b'de'], [], 0, ('192.0.2.1', 53))", 5)]
    public async Task A_datagram_with_an_address_is_denied_and_told(string send, int bytes)
    {
        var (sink, output, _, _) = await WatchedRun.PythonAsync($"import socket\ns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\ntry: {send}\nexcept OSError as e: print(e.errno)");

        Assert.Equal("101\n", output);
        var fact = Assert.Single(sink.Facts<NetworkSend>());
        Assert.Equal(("192.0.2.1", 53, (long)bytes), (fact.Address, fact.Port, fact.Bytes));
    }

    [Fact]
    public async Task Pairs_messages_without_address_and_lists_of_interfaces_are_not_told()
    {
        var (sink, output, errors, _) = await WatchedRun.PythonAsync(
            "import socket, array\na, b = socket.socketpair()\na.send(b'1'); a.sendmsg([b'2'], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array('i', [0]))])\nprint(b.recv(9)[:1], socket.if_nameindex()[0][1])\nimport ctypes; libc = ctypes.CDLL(None); p = ctypes.c_void_p(); print(libc.getifaddrs(ctypes.byref(p)))");

        Assert.Equal("", errors);
        Assert.Equal("b'1' lo\n0\n", output);
        Assert.Empty(sink.Facts<NetworkFact>());
    }

    [Theory]
    [InlineData("socket.AF_INET, socket.SOCK_RAW, 1", "inet", "raw", 1)]
    [InlineData("socket.AF_INET, socket.SOCK_DGRAM, 1", "inet", "datagram", 1)]
    [InlineData("socket.AF_PACKET, socket.SOCK_RAW, 0", "packet", "raw", 0)]
    [InlineData("socket.AF_ALG, socket.SOCK_SEQPACKET, 0", "alg", "seqpacket", 0)]
    [InlineData("socket.AF_VSOCK, socket.SOCK_STREAM, 0", "vsock", "stream", 0)]
    [InlineData("socket.AF_NETLINK, socket.SOCK_RAW, 9", "netlink", "raw", 9)]
    public async Task An_odd_socket_is_denied_and_told(string arguments, string family, string type, int protocol)
    {
        var (sink, output, _, _) = await WatchedRun.PythonAsync($"import socket\ntry: socket.socket({arguments})\nexcept OSError as e: print(e.errno)");

        Assert.Equal("97\n", output);
        var fact = Assert.Single(sink.Facts<NetworkSocket>());
        Assert.Equal((family, type, protocol), (fact.Family, fact.SocketType, fact.Protocol));
    }

    [Theory]
    [InlineData("/var/run/docker.sock", "/var/run/docker.sock", "2")]
    [InlineData("/run/guard/host.sock", "/run/guard/host.sock", "101")]
    [InlineData("/tmp/../run/guard/host.sock", "/run/guard/host.sock", "101")]
    [InlineData("\\0hidden", "@hidden", "111")]
    public async Task Unix_paths_are_told_and_the_guards_own_are_denied(string path, string told, string errno)
    {
        var (sink, output, _, _) = await WatchedRun.PythonAsync($"import socket\ntry: socket.socket(socket.AF_UNIX).connect('{path}')\nexcept OSError as e: print(e.errno)");

        Assert.Equal(told, Assert.Single(sink.Facts<NetworkConnect>()).Path);

        // The machine that runs this may have an engine: then the socket is there and refuses the work user.
        Assert.Contains(output.Trim(), new[] { errno, "13" });
    }
}
