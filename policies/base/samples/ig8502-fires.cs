using System.Net; using System.Net.Sockets;
var listener = new TcpListener(IPAddress.Any, 8000);
listener.Start();
