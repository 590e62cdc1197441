using System.Net.Sockets;
using System.Text;

namespace InterpreterGuard.Containment.Tests.Hosting;

[Trait("needs", "docker")]
public sealed class EngineProxyTests
{
    [Fact]
    public async Task It_carries_calls_until_it_is_cut_and_again_after()
    {
        Engine.SkipWithout();
        var folder = Directory.CreateTempSubdirectory("igp-");
        var path = Path.Combine(folder.FullName, "engine.sock");
        await using (var proxy = new EngineProxy(path))
        {
            Assert.StartsWith("HTTP/1.1 200", await PingAsync(path), StringComparison.Ordinal);
            using var idle = await ConnectAsync(path);

            await proxy.CutAsync();

            Assert.True(await IsCutAsync(idle));
            await Assert.ThrowsAnyAsync<SocketException>(() => PingAsync(path));

            proxy.Resume();

            Assert.StartsWith("HTTP/1.1 200", await PingAsync(path), StringComparison.Ordinal);
        }

        folder.Delete(recursive: true);
    }

    /// <summary>An accepted connection ends; one that still waited to be accepted is reset.</summary>
    private static async Task<bool> IsCutAsync(Socket socket)
    {
        try
        {
            return await socket.ReceiveAsync(new byte[1]) == 0;
        }
        catch (SocketException reset) when (reset.SocketErrorCode == SocketError.ConnectionReset)
        {
            return true;
        }
    }

    private static async Task<Socket> ConnectAsync(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
        return socket;
    }

    private static async Task<string> PingAsync(string path)
    {
        using var socket = await ConnectAsync(path);
        await socket.SendAsync(Encoding.ASCII.GetBytes("GET /_ping HTTP/1.1\r\nHost: engine\r\nConnection: close\r\n\r\n"));
        var buffer = new byte[4096];
        return Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer));
    }
}
