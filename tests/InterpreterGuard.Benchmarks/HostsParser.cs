using System.Net.Sockets;
using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Benchmarks;

/// <summary>The parser container of a running host.</summary>
internal sealed class HostsParser(BenchHost host) : IParserConnections
{
    public async Task<Stream> ConnectAsync(CancellationToken cancellationToken)
    {
        // A parser that was started again has another folder, so it is looked for each time.
        var file = Directory.EnumerateFiles(host.RuntimeDirectory, "parser.sock", SearchOption.AllDirectories).FirstOrDefault() ?? throw new IOException("The host has no parser.");
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(file), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
