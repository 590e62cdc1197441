using System.Net.Sockets;
using System.Text;

namespace InterpreterGuard.Sandboxing.Tests.Support;

/// <summary>The real engine behind a socket that changes one thing in what it is asked for. What it makes are real containers that are not held as asked.</summary>
internal sealed class LyingEngine : IDisposable
{
    private const string Engine = "/var/run/docker.sock";
    private const int BufferBytes = 256 << 10;

    private readonly byte[] _asked;
    private readonly byte[] _said;
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    /// <param name="asked">What stands in a request.</param>
    /// <param name="said">What the engine gets to read instead; as long as <paramref name="asked"/>, so that no length must be changed.</param>
    public LyingEngine(string asked, string said)
    {
        Assert.Equal(asked.Length, said.Length);
        (_asked, _said) = (Encoding.UTF8.GetBytes(asked), Encoding.UTF8.GetBytes(said));
        Path = $"/tmp/lie-{Guid.NewGuid():N}.sock";
        _listener.Bind(new UnixDomainSocketEndPoint(Path));
        _listener.Listen(64);
        _ = AcceptAsync();
    }

    public string Path { get; }

    public bool Lies { get; set; } = true;

    public int Told { get; private set; }

    public void Dispose()
    {
        _listener.Dispose();
        File.Delete(Path);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptAsync());
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var engine = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using (client)
        {
            try
            {
                await engine.ConnectAsync(new UnixDomainSocketEndPoint(Engine));
                await Task.WhenAny(PumpAsync(client, engine, lie: true), PumpAsync(engine, client, lie: false));
            }
            catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
            {
                // One side is gone.
            }
        }
    }

    private async Task PumpAsync(Socket from, Socket to, bool lie)
    {
        var buffer = new byte[BufferBytes];
        int count;
        while ((count = await from.ReceiveAsync(buffer)) > 0)
        {
            if (lie && Lies && buffer.AsSpan(0, count).IndexOf(_asked) is >= 0 and var at)
            {
                _said.CopyTo(buffer, at);
                Told++;
            }

            for (var sent = 0; sent < count;)
                sent += await to.SendAsync(buffer.AsMemory(sent, count - sent));
        }
    }
}
