using System.Diagnostics;
using System.Globalization;

namespace InterpreterGuard.Benchmarks.Monitored.Least;

/// <summary>A relay to a port of the loopback, in a process of its own.</summary>
internal sealed class LeastRelay : IDisposable
{
    private readonly Process _process;

    /// <param name="target">Where it leads.</param>
    /// <param name="way">How it moves bytes: <c>splice</c> or <c>copy</c>.</param>
    public LeastRelay(int target, string way)
    {
        var start = new ProcessStartInfo(Path.Combine(LeastProgram.Folder, "relay"), [target.ToString(CultureInfo.InvariantCulture), way]) { RedirectStandardOutput = true, UseShellExecute = false };
        _process = Process.Start(start)!;
        Port = int.Parse(_process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
