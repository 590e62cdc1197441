using System.Net.Sockets;
using var door = new TcpClient();
try { door.Connect("127.0.0.1", 8080); } catch (SocketException) { }
