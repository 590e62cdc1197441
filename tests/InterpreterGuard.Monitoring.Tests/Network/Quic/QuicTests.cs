using InterpreterGuard.Monitoring.Network.Protocols.Quic;

namespace InterpreterGuard.Monitoring.Tests.Network.Quic;

public sealed class QuicTests
{
    // RFC 9001, A.2: the one frame of a client's first packet. The rest of the packet is padding.
    private const string Frame =
        "060040f1010000ed0303ebf8fa56f12939b9584a3896472ec40bb863cfd3e868"
        + "04fe3a47f06a2b69484c00000413011302010000c000000010000e00000b6578"
        + "616d706c652e636f6dff01000100000a00080006001d00170018001000070005"
        + "04616c706e000500050100000000003300260024001d00209370b2c9caa47fba"
        + "baf4559fedba753de171fa71f50f1ce15d43e994ec74d748002b000302030400"
        + "0d0010000e0403050306030203080408050806002d00020101001c0002400100"
        + "3900320408ffffffffffffffff05048000ffff07048000ffff08011001048000"
        + "75300901100f088394c8f03e51570806048000ffff";

    [Fact]
    public void Keys_are_those_of_the_standard()
    {
        var keys = new QuicKeys(QuicVersion.One, Flight.Id);

        // RFC 9001, A.1.
        Assert.Equal("1f369613dd76d5467730efcbe3b1a22d", Convert.ToHexStringLower(keys.Key));
        Assert.Equal("fa044b2f42a3fd3b46fb255c", Convert.ToHexStringLower(keys.Iv));
        Assert.Equal("9f50449e04a0e810283a1e9933adedd2", Convert.ToHexStringLower(keys.HeaderKey));
        Assert.Equal("437b9aec36", Convert.ToHexStringLower(keys.MaskOf(Convert.FromHexString("d1b1c98dd7689fb8ec11d242b123dc9b")))[..10]);
    }

    [Fact]
    public void Keys_of_the_second_version_are_those_of_its_standard()
    {
        var keys = new QuicKeys(QuicVersion.Two, Flight.Id);

        // RFC 9369, A.1.
        Assert.Equal("8b1a0bc121284290a29e0971b5cd045d", Convert.ToHexStringLower(keys.Key));
        Assert.Equal("91f73e2351d8fa91660e909f", Convert.ToHexStringLower(keys.Iv));
        Assert.Equal("45b95e15235d6f45a6b19cbcb0294ba9", Convert.ToHexStringLower(keys.HeaderKey));
    }

    [Fact]
    public void The_packet_of_the_standard_is_read()
    {
        var packet = Flight.Packet(QuicVersion.One, Flight.Id, 2, Convert.FromHexString(Frame));

        // As RFC 9001, A.2 has it: the covered header with the first bytes of what is protected, and the tag at the end.
        Assert.Equal("c000000001088394c8f03e5157080000449e7b9aec34d1b1c98dd7689fb8ec11", Convert.ToHexStringLower(packet.AsSpan(0, 32)));
        Assert.Equal("e221af44860018ab0856972e194cd934", Convert.ToHexStringLower(packet.AsSpan(1184)));
        var hello = new QuicFlights(443).Take(packet, out var more);
        Assert.Equal((false, "quic", "example.com"), (more, hello?.Protocol, hello?.ServerName));
    }

    [Theory]
    [InlineData(443)]
    [InlineData(9999)]
    public void A_hello_in_pieces_is_read_when_it_is_whole_in_whatever_order(int port)
    {
        var hello = Flight.Hello("Service.TEST", filled: 1500);
        var flights = new QuicFlights(port);

        Assert.Null(flights.Take(Packet(1, [.. Flight.Crypto(1000, hello[1000..]), .. Flight.Crypto(500, hello[500..800])]), out var more));
        Assert.True(more);
        var whole = flights.Take(Packet(0, [1, .. Flight.Crypto(700, hello[700..1000]), 0, 0, .. Flight.Crypto(0, hello[..500])]), out more);
        Assert.Equal((false, "service.test"), (more, whole?.ServerName));

        // What is lost on its way is sent again.
        Assert.Equal("service.test", flights.Take(Packet(2, Flight.Crypto(1000, hello[1000..])), out more)?.ServerName);
        Assert.False(more);
    }

    [Fact]
    public void Every_connection_of_one_port_is_read()
    {
        var flights = new QuicFlights(9999);

        Assert.Equal("a.test", flights.Take(Packet(0, Flight.Crypto(0, Flight.Hello("a.test"))), out _)?.ServerName);
        Assert.Null(flights.Take([0x40, 1, 2, 3], out _));
        Assert.Equal("b.test", flights.Take(Flight.Packet(QuicVersion.Two, [1, 2, 3, 4, 5, 6, 7, 8], 0, Flight.Crypto(0, Flight.Hello("b.test"))), out _)?.ServerName);
    }

    [Fact]
    public void A_hello_that_says_two_things_names_nobody()
    {
        var flights = new QuicFlights(9999);
        var (one, other) = (Flight.Hello("a.test"), Flight.Hello("b.test"));

        flights.Take(Packet(0, Flight.Crypto(0, one[..40])), out _);
        flights.Take(Packet(1, Flight.Crypto(0, other)), out _);
        var hello = flights.Take(Packet(2, Flight.Crypto(0, one)), out _);
        Assert.Equal("", new QuicFlights(9999).Take(Packet(0, [.. Flight.Crypto(0, one), .. Flight.Crypto(0, other)]), out _)?.ServerName);
        Assert.Equal("", hello?.ServerName);
    }

    [Theory]
    [InlineData(0xFF00_001Du, 9999, 1200, true)]
    [InlineData(0x5130_3530u, 9999, 1200, true)]
    [InlineData(0xFF00_001Du, 9999, 600, false)]
    [InlineData(0x1234_5678u, 9999, 1200, false)]
    [InlineData(0x1234_5678u, 443, 600, true)]
    [InlineData(0x0000_0001u, 443, 1200, true)]
    [InlineData(0x0000_0001u, 9999, 1200, false)]
    public void What_begins_a_connection_and_cannot_be_read_names_nobody(uint version, int port, int size, bool told)
    {
        var datagram = new byte[size];
        byte[] begin = [0xC0, (byte)(version >> 24), (byte)(version >> 16), (byte)(version >> 8), (byte)version, 8, .. Flight.Id, 0, 0, 0x44, 0x00];
        begin.CopyTo(datagram, 0);

        var hello = new QuicFlights(port).Take(datagram, out var more);

        Assert.False(more);
        Assert.Equal(told ? "quic" : null, hello?.Protocol);
        Assert.Equal(told ? "" : null, hello?.ServerName);
    }

    [Fact]
    public void Everyday_datagrams_begin_nothing()
    {
        var random = new Random(5);
        for (var i = 0; i < 20_000; i++)
        {
            var datagram = new byte[random.Next(1, 600)];
            random.NextBytes(datagram);
            Assert.Null(new QuicFlights(9999).Take(datagram, out _));
        }
    }

    [Fact]
    public void No_bytes_make_it_throw()
    {
        var random = new Random(6);
        var frames = Flight.Crypto(0, Flight.Hello("a.test", filled: 300));
        for (var i = 0; i < 3_000; i++)
        {
            var changed = frames.ToArray();
            for (var changes = random.Next(1, 6); changes > 0; changes--)
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            var packet = Packet(0, changed);
            new QuicFlights(443).Take(packet, out _);
            new QuicFlights(443).Take(packet.AsSpan(0, random.Next(packet.Length)), out _);
        }
    }

    private static byte[] Packet(uint number, byte[] frames) => Flight.Packet(QuicVersion.One, Flight.Id, number, frames);
}
