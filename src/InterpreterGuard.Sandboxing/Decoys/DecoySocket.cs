using System.Net.Sockets;
using System.Text;
using InterpreterGuard.Core.Decoys;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Sandboxing.Decoys;

/// <summary>
/// Looks like the engine's socket from inside. Whoever speaks to it is told of and refused; nothing that comes over it is looked at as more than the first line of a request. Everything in it is
/// bounded, for who connects is hostile by definition.
/// </summary>
internal sealed class DecoySocket : IDisposable
{
    private const int ConnectionsMax = 4;
    private const int WaitingMax = 64;
    private const int RequestBytesMax = 4096;
    private const int LineMax = 120;
    private static readonly TimeSpan SpeakingMax = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private const UnixFileMode MayConnect = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private static readonly byte[] Refusal = Encoding.ASCII.GetBytes(
        "HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\nContent-Length: 31\r\nConnection: close\r\n\r\n{\"message\":\"permission denied\"}");

    private readonly SemaphoreSlim _places = new(ConnectionsMax);
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private IObservationSink? _sink;

    public DecoySocket(string path)
    {
        try
        {
            _listener.Bind(new UnixDomainSocketEndPoint(path));
            File.SetUnixFileMode(path, MayConnect);
            _listener.Listen(WaitingMax);
        }
        catch
        {
            _listener.Dispose();
            throw;
        }

        _ = AcceptAsync();
    }

    /// <summary>Who connects from now on is told of here.</summary>
    public void Begin(IObservationSink sink) => Volatile.Write(ref _sink, sink);

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                await _places.WaitAsync();
                _ = ServeAsync(await _listener.AcceptAsync());
            }
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException)
        {
            // The sandbox is over. Should it be anything else, whoever connects is refused by the kernel, and its attempt was seen all the same.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            using (socket)
            {
                using var late = new CancellationTokenSource(SpeakingMax);
                var asked = await FirstLineAsync(socket, late.Token);
                if (Tell(asked))
                    await socket.SendAsync(Refusal, SocketFlags.None, late.Token);
            }

            // A program that connects without end costs its own time, not ours.
            await Task.Delay(Pause);
        }
        catch (Exception gone) when (gone is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // It hung up, or had nothing to say.
        }
        finally
        {
            _places.Release();
        }
    }

    private static async Task<string> FirstLineAsync(Socket socket, CancellationToken cancellationToken)
    {
        var request = new byte[RequestBytesMax];
        var have = 0;
        try
        {
            while (have < request.Length && !request.AsSpan(0, have).Contains((byte)'\n')
                && await socket.ReceiveAsync(request.AsMemory(have), SocketFlags.None, cancellationToken) is var count and > 0)
                have += count;
        }
        catch (OperationCanceledException)
        {
            // What it said by then is what it wanted.
        }

        var line = Encoding.Latin1.GetString(request, 0, have).Split('\r', '\n')[0];
        return line[..Math.Min(line.Length, LineMax)];
    }

    private bool Tell(string asked)
    {
        var decoy = Decoy.EngineSocket;
        var fact = new DecoySeen { Decoy = decoy.Name, Grade = "used", Channel = "socket", What = decoy.What, Place = decoy.Place, Target = asked };
        return Volatile.Read(ref _sink)?.Observe(ProcessReference.Guard, fact, Decision.Allowed) is null or Decision.Allowed;
    }
}
