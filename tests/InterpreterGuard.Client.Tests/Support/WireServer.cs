using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace InterpreterGuard.Client.Tests.Support;

/// <summary>
/// A server on 127.0.0.1 that says its lines byte for byte, one a connection, and then hangs up: the only way to break a connection in the middle of an answer. It remembers what it was asked.
/// </summary>
public sealed class WireServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<WireRequest, string> _answer;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _serving;

    public WireServer(params string[] lines)
        : this(Script(lines))
    {
    }

    public WireServer(Func<WireRequest, string> answer)
    {
        _answer = answer;
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Said last, it keeps the connection open instead of hanging up.</summary>
    public const string Silence = "\0";

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public ConcurrentQueue<WireRequest> Requests { get; } = new();

    public static string Json(int status, string body, string headers = "") =>
        $"HTTP/1.1 {status} X\r\nContent-Type: {(status >= 400 ? "application/problem+json" : "application/json")}\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}";

    public static string Events(params string[] events) =>
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n" + string.Concat(events);

    public static string Event(int id, string kind, string data) => $"id: {id}\nevent: {kind}\ndata: {data}\n\n";

    public GuardClient Client(int retriesMax = 3) =>
        new(Address, "igk_key", new() { RetriesMax = retriesMax, RetryDelayMax = TimeSpan.FromMilliseconds(20) });

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _serving;
        _end.Dispose();
    }

    private static Func<WireRequest, string> Script(string[] lines)
    {
        var next = -1;
        return _ => lines[Math.Min(Interlocked.Increment(ref next), lines.Length - 1)];
    }

    private async Task ServeAsync()
    {
        var open = new List<Task>();
        while (true)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync(_end.Token);
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException or InvalidOperationException)
            {
                await Task.WhenAll(open);
                return;
            }

            open.Add(AnswerAsync(client));
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                if (await ReadAsync(stream, _end.Token) is not { } request)
                    return;
                Requests.Enqueue(request);
                var said = _answer(request);
                await stream.WriteAsync(Encoding.UTF8.GetBytes(said.TrimEnd('\0')), _end.Token);
                if (said.EndsWith('\0'))
                    await Task.Delay(Timeout.Infinite, _end.Token);
            }
            catch (Exception ended) when (ended is OperationCanceledException or IOException)
            {
                // The test is over, or the client hung up first.
            }
        }
    }

    private static async Task<WireRequest?> ReadAsync(NetworkStream stream, CancellationToken stop)
    {
        var read = new List<byte>();
        var one = new byte[1];
        while (!EndsHead(read))
        {
            if (await stream.ReadAsync(one, stop) == 0)
                return null;
            read.Add(one[0]);
        }

        var lines = Encoding.ASCII.GetString([.. read]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.OrdinalIgnoreCase);
        var first = lines[0].Split(' ');
        return new(first[0], first[1], headers, await BodyAsync(stream, headers, stop));
    }

    private static async Task<string> BodyAsync(NetworkStream stream, Dictionary<string, string> headers, CancellationToken stop)
    {
        if (headers.ContainsKey("Transfer-Encoding"))
            return await ChunksAsync(stream, stop);
        var body = new byte[headers.TryGetValue("Content-Length", out var length) ? int.Parse(length, CultureInfo.InvariantCulture) : 0];
        await stream.ReadExactlyAsync(body, stop);
        return Encoding.UTF8.GetString(body);
    }

    private static async Task<string> ChunksAsync(NetworkStream stream, CancellationToken stop)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var body = new StringBuilder();
        while (await reader.ReadLineAsync(stop) is { } size && int.Parse(size, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and var count)
        {
            var chunk = new char[count];
            await reader.ReadBlockAsync(chunk, stop);
            body.Append(chunk);
            await reader.ReadLineAsync(stop);
        }

        return body.ToString();
    }

    private static bool EndsHead(List<byte> read) => read.Count >= 4 && read[^4] == '\r' && read[^3] == '\n' && read[^2] == '\r' && read[^1] == '\n';
}
