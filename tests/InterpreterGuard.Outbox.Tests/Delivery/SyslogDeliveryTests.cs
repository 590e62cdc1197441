using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using InterpreterGuard.Outbox.Formats;
using InterpreterGuard.Outbox.Tests.Support;

namespace InterpreterGuard.Outbox.Tests.Delivery;

/// <summary>Syslog receivers that read frames by their count of octets.</summary>
public sealed class SyslogDeliveryTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stream_carries_messages_of_any_content_one_after_the_other(bool tls)
    {
        using var certificate = Certificates.Make("127.0.0.1");
        using var listener = Listen();
        await using var run = new WorkerRun($"{(tls ? "tls" : "tcp")}://127.0.0.1:{PortOf(listener)}", destination => destination.AuthorityFile = tls ? Certificates.FileOf(certificate) : "");

        run.Outbox.Add("first", "with\nline and 12 34", "ä€");
        await using var stream = await AcceptAsync(listener, tls ? certificate : null);

        Assert.Equal("first", await ReadFrameAsync(stream));
        Assert.Equal("with\nline and 12 34", await ReadFrameAsync(stream));
        Assert.Equal("ä€", await ReadFrameAsync(stream));
        await run.UntilAsync(() => run.Outbox.Delivered.Count == 3);
    }

    [Fact]
    public async Task A_receiver_that_closed_the_connection_gets_the_next_message_on_another()
    {
        using var listener = Listen();
        await using var run = new WorkerRun($"tcp://127.0.0.1:{PortOf(listener)}");
        run.Outbox.Add("first");
        await using (var stream = await AcceptAsync(listener, null))
            Assert.Equal("first", await ReadFrameAsync(stream));
        await run.UntilAsync(() => run.Outbox.Delivered.Count == 1);

        run.Outbox.Add("second");
        await using var next = await AcceptAsync(listener, null);

        Assert.Equal("second", await ReadFrameAsync(next));
    }

    [Fact]
    public async Task Nobody_there_is_tried_again()
    {
        var listener = Listen();
        var port = PortOf(listener);
        listener.Stop();
        await using var run = new WorkerRun($"tcp://127.0.0.1:{port}");

        run.Outbox.Add("first");
        await run.UntilAsync(() => run.Outbox.Errors.Count >= 2, TimeSpan.FromSeconds(1));
        using var back = new TcpListener(IPAddress.Loopback, port);
        back.Start();
        var accepting = AcceptAsync(back, null);
        await run.UntilAsync(() => run.Outbox.Delivered.Count == 1, TimeSpan.FromSeconds(1));
        await using var stream = await accepting;

        Assert.Equal("first", await ReadFrameAsync(stream));
        Assert.Equal("nobody listens there", run.Outbox.Errors[0]);
    }

    [Fact]
    public async Task A_datagram_holds_one_message_without_a_frame()
    {
        using var receiver = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        await using var run = new WorkerRun($"udp://127.0.0.1:{((IPEndPoint)receiver.Client.LocalEndPoint!).Port}", destination => destination.Format = OutboxFormat.Cef);

        run.Outbox.Add("first", "second");

        Assert.Equal("first", Encoding.UTF8.GetString((await receiver.ReceiveAsync(Stop)).Buffer));
        Assert.Equal("second", Encoding.UTF8.GetString((await receiver.ReceiveAsync(Stop)).Buffer));
    }

    private static TcpListener Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;

    private static async Task<Stream> AcceptAsync(TcpListener listener, X509Certificate2? certificate)
    {
        Stream stream = (await listener.AcceptTcpClientAsync(Stop)).GetStream();
        if (certificate is null)
            return stream;
        var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(certificate);
        return tls;
    }

    private static async Task<string> ReadFrameAsync(Stream stream)
    {
        var digits = "";
        var one = new byte[1];
        while (true)
        {
            await stream.ReadExactlyAsync(one, Stop);
            if (one[0] == ' ')
                break;
            Assert.InRange(one[0], (byte)'0', (byte)'9');
            digits += (char)one[0];
        }

        var body = new byte[int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, Stop);
        return Encoding.UTF8.GetString(body);
    }
}
