// expect: completed
// stdout: HELLO

using System.Net;
using System.Net.Sockets;

var listener = new TcpListener(IPAddress.Loopback, 0);
listener.Start();
var serving = Task.Run(async () =>
{
    using var accepted = await listener.AcceptTcpClientAsync();
    using var reader = new StreamReader(accepted.GetStream());
    using var writer = new StreamWriter(accepted.GetStream()) { AutoFlush = true };
    await writer.WriteLineAsync((await reader.ReadLineAsync())!.ToUpperInvariant());
});
using (var client = new TcpClient())
{
    await client.ConnectAsync(IPAddress.Loopback, ((IPEndPoint)listener.LocalEndpoint).Port);
    using var writer = new StreamWriter(client.GetStream()) { AutoFlush = true };
    using var reader = new StreamReader(client.GetStream());
    await writer.WriteLineAsync("hello");
    Console.WriteLine(await reader.ReadLineAsync());
}
await serving;
