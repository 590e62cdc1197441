using System.Diagnostics;

namespace InterpreterGuard.Containment.Tests.Hosting;

/// <summary>Keeps what a host prints, for when it does not start.</summary>
internal sealed class HostLog(string path)
{
    private readonly Lock _lock = new();

    public void Write(object sender, DataReceivedEventArgs line)
    {
        lock (_lock)
            File.AppendAllText(path, line.Data + "\n");
    }

    public static string Tail(string path) => File.Exists(path) ? string.Join('\n', File.ReadLines(path).TakeLast(30)) : "(it printed nothing)";
}
