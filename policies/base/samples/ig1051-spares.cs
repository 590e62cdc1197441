using System.Net.Sockets;
using var client = new TcpClient("127.0.0.1", 8080);
using var shell = Process.Start("sh", new[] { "-c", "ls" });
shell.WaitForExit();
