using System.Net.Sockets;

await Parallel.ForEachAsync(Enumerable.Range(1, 65535), async (port, stop) =>
{
    using var client = new TcpClient();
    await client.ConnectAsync("192.0.2.9", port, stop);
    Console.WriteLine(port);
});
