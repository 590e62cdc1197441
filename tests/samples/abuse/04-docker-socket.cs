// expect: detected
// threat: 4 container engine socket
// at: source
// family: escape
// severity: high
// decision: refused

using System.Net.Sockets;

using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
socket.Connect(new UnixDomainSocketEndPoint("/var/run/docker.sock"));
socket.Send(Encoding.ASCII.GetBytes("GET /containers/json HTTP/1.0\r\n\r\n"));
