using System.Diagnostics;
using System.Globalization;

namespace InterpreterGuard.Benchmarks;

/// <summary>The engine's own command line, running what we run.</summary>
internal static class EngineCommand
{
    public const string PythonImage = "interpreterguard/python:latest";

    /// <summary>Starts the command with its ends in our hands.</summary>
    public static Process Start(IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo("docker", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })!;

    public static async Task RunAsync()
    {
        var output = await RunAsync(["run", "--rm", "--network", "none", "--entrypoint", "python3", PythonImage, "-c", "print(1)"]);
        if (output.Trim() != "1")
            throw new InvalidOperationException($"docker run printed '{output}'");
    }

    /// <summary>Runs it to its end. What it printed.</summary>
    public static async Task<string> RunAsync(IEnumerable<string> arguments)
    {
        using var run = Start(arguments);
        var output = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        return output;
    }

    /// <summary>The first process of a container that is being started, in our numbers.</summary>
    public static async Task<int> PidAsync(string name)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var start = new ProcessStartInfo("docker", ["inspect", "-f", "{{.State.Pid}}", name]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
            using var inspect = Process.Start(start)!;
            var output = await inspect.StandardOutput.ReadToEndAsync(bound.Token);
            await inspect.WaitForExitAsync(bound.Token);
            if (int.TryParse(output.Trim(), CultureInfo.InvariantCulture, out var pid) && pid > 0)
                return pid;
            await Task.Delay(50, bound.Token);
        }
    }
}
