using System.Diagnostics;

namespace InterpreterGuard.Benchmarks;

/// <summary>The engine's own command line, running what we run.</summary>
internal static class EngineCommand
{
    public static async Task RunAsync()
    {
        using var run = Process.Start(new ProcessStartInfo(
            "docker", ["run", "--rm", "--network", "none", "--entrypoint", "python3", "interpreterguard/python:latest", "-c", "print(1)"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var output = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        if (output.Trim() != "1")
            throw new InvalidOperationException($"docker run printed '{output}'");
    }
}
