using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace InterpreterGuard.Containment.Tests.Network;

/// <summary>
/// A small HTTP server on this machine's loopback. A request for <c>/bytes/N</c> is answered with that many bytes, the numbers from 0 on in eight digits each; every other one is answered with its own path and how many bytes of body it had.
/// </summary>
internal sealed class HttpTarget : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private int _connections;
    private long _bytes;

    public HttpTarget()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Connections so far: the second witness to what the host says it relayed.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Bytes of requests that came, by whole lines and bodies.</summary>
    public long BytesReceived => Interlocked.Read(ref _bytes);

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                Interlocked.Increment(ref _connections);
                _ = ServeAsync(client);
            }
        }
        catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
                while (await reader.ReadLineAsync() is { Length: > 0 } request)
                {
                    Interlocked.Add(ref _bytes, request.Length);
                    var length = 0;
                    while (await reader.ReadLineAsync() is { Length: > 0 } header)
                    {
                        if (header.StartsWith("content-length:", StringComparison.OrdinalIgnoreCase))
                            length = int.Parse(header[15..]);
                    }

                    var body = new char[length];
                    if (length > 0)
                        await reader.ReadBlockAsync(body);
                    var path = request.Split(' ')[1];
                    var answer = path.StartsWith("/bytes/", StringComparison.Ordinal) ? Numbers(int.Parse(path[7..])) : $"{path} {length}";
                    await stream.WriteAsync(Encoding.Latin1.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: {answer.Length}\r\n\r\n{answer}"));
                }
            }
            catch (IOException)
            {
                // The other side broke off.
            }
        }
    }

    private static string Numbers(int length)
    {
        var text = new StringBuilder(length + 8);
        for (var number = 0; text.Length < length; number++)
            text.Append(CultureInfo.InvariantCulture, $"{number:D8}");
        return text.ToString(0, length);
    }
}
