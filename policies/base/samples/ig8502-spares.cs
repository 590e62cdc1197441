using System.Net; using System.Net.Sockets;
var listener = new TcpListener(IPAddress.Loopback, 8000);
listener.Start();
