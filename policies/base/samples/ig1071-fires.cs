using System.Net.Sockets;
for (var port = 1; port < 1025; port++)
{
    using var door = new TcpClient();
    try { door.Connect("192.0.2.7", port); Console.WriteLine(port); } catch (SocketException) { }
}
