using System.Text;
using InterpreterGuard.Monitoring.Network.Protocols;

namespace InterpreterGuard.Monitoring.Tests.Network;

public sealed class FirstBytesReaderTests
{
    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: a.test:8080\r\n\r\n", "http", "a.test")]
    [InlineData("GET / HTTP/1.1\nhost:A.TEST.\n\n", "http", "a.test")]
    [InlineData("GET / HTTP/1.1\r\nHost: a.test\r\nHost : b.test\r\n\r\n", "http", "a.test b.test")]
    [InlineData("GET http://u@b.test:1/x HTTP/1.1\r\nHost: a.test\r\n\r\n", "http", "b.test a.test")]
    [InlineData("CONNECT b.test:443 HTTP/1.1\r\nHost: a.test\r\n\r\n", "http", "b.test a.test")]
    [InlineData("GET / HTTP/1.0\r\n\r\n", "http", "")]
    [InlineData("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "http2", "")]
    [InlineData("GET nothing like it\r\n\r\n", "unknown", "")]
    [InlineData("SSH-2.0-x\r\n", "ssh", "")]
    [InlineData("EHLO me\r\n", "smtp", "")]
    [InlineData("{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[]}\n", "stratum", "")]
    [InlineData("{\"method\":\"login\",\"params\":{\"login\":\"x\"}}\n", "stratum", "")]
    [InlineData("{\"method\":\"other\"}\n", "unknown", "")]
    [InlineData("\0\u0001\u0002", "unknown", "")]
    public void A_protocol_and_all_hosts_it_names_are_read(string text, string protocol, string hosts)
    {
        var read = FirstBytesReader.Read(Encoding.Latin1.GetBytes(text), more: true);

        Assert.NotNull(read);
        Assert.Equal((protocol, hosts), (read.Protocol, string.Join(' ', read.Hosts)));
    }

    [Theory]
    [InlineData("G")]
    [InlineData("GET / HTTP/1.1\r\nHost: a.test\r\n")]
    [InlineData("SS")]
    [InlineData("{\"id\":1")]
    [InlineData("\u0016\u0003\u0001")]
    public void What_may_become_one_waits_for_more_unless_there_is_none(string text)
    {
        var bytes = Encoding.Latin1.GetBytes(text);

        Assert.Null(FirstBytesReader.Read(bytes, more: true));
        Assert.NotNull(FirstBytesReader.Read(bytes, more: false));
    }

    [Fact]
    public void A_server_name_is_read_also_over_records_and_never_from_half_a_hello()
    {
        var hello = Hello("secure.test");
        byte[] split = [.. Record(hello[..20]), .. Record(hello[20..60]), .. Record(hello[60..])];

        for (var length = 1; length < split.Length; length++)
            Assert.Null(FirstBytesReader.Read(split.AsSpan(0, length), more: true));
        Assert.Equal("secure.test", FirstBytesReader.Read(split, more: true)!.ServerName);
        Assert.Equal("secure.test", FirstBytesReader.Read(Record(hello), more: true)!.ServerName);
    }

    [Fact]
    public void No_bytes_make_it_throw()
    {
        var random = new Random(7);
        var whole = Record(Hello("secure.test"));
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = whole.ToArray();
            for (var changes = random.Next(1, 6); changes > 0; changes--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Assert.NotNull(FirstBytesReader.Read(bytes.AsSpan(0, random.Next(1, bytes.Length)), more: false));
        }
    }

    private static byte[] Record(byte[] part) => [22, 3, 1, (byte)(part.Length >> 8), (byte)part.Length, .. part];

    // A hello with an empty session, one cipher, one compression, and two extensions.
    private static byte[] Hello(string name)
    {
        var host = Encoding.ASCII.GetBytes(name);
        byte[] names = [0, (byte)(host.Length >> 8), (byte)host.Length, .. host];
        byte[] extensions = [0, 23, 0, 0, 0, 0, 0, (byte)(names.Length + 2), 0, (byte)names.Length, .. names];
        byte[] body = [3, 3, .. new byte[32], 0, 0, 2, 19, 1, 1, 0, 0, (byte)extensions.Length, .. extensions];
        return [1, 0, 0, (byte)body.Length, .. body];
    }
}
