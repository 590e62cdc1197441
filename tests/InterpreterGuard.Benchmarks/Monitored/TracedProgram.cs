using System.Diagnostics;
using System.Globalization;

namespace InterpreterGuard.Benchmarks.Monitored;

/// <summary>A program in a container of the Python image that the engine alone has started, with a tracer from outside or without one. The program takes its own time.</summary>
internal static class TracedProgram
{
    private const string Tracer = "/usr/bin/strace";

    private const string Start = """
        import sys, time
        sys.stdin.readline()
        began = time.perf_counter()
        exec(sys.argv[1], {"__name__": "__main__"})
        print("took", time.perf_counter() - began)
        """;

    public static bool IsThere => File.Exists(Tracer);

    public static async Task<TimeSpan> RunAsync(string code, bool traced)
    {
        var name = $"bench-{Guid.NewGuid():N}";
        using var engine = EngineCommand.Start(
            ["run", "-i", "--rm", "--name", name, "--network", "none", "--cpus", "1", "--memory", "512m", "--tmpfs", "/tmp", "-w", "/tmp", "-e", "OPENBLAS_NUM_THREADS=1", "--entrypoint", "python3", EngineCommand.PythonImage, "-c", Start, code]);
        using var tracer = traced ? await AttachAsync(await EngineCommand.PidAsync(name)) : null;
        await engine.StandardInput.WriteLineAsync();
        var output = await engine.StandardOutput.ReadToEndAsync();
        await engine.WaitForExitAsync();
        if (tracer is not null)
            await tracer.WaitForExitAsync();
        var took = output.Split('\n').FirstOrDefault(line => line.StartsWith("took ", StringComparison.Ordinal)) ?? throw new InvalidOperationException($"the program printed '{output}'");
        return TimeSpan.FromSeconds(double.Parse(took[5..], CultureInfo.InvariantCulture));
    }

    private static async Task<Process> AttachAsync(int pid)
    {
        var tracer = Process.Start(new ProcessStartInfo(Tracer, ["-f", "-qq", "-o", "/dev/null", "-p", $"{pid}"]) { UseShellExecute = false })!;
        while (!File.ReadLines($"/proc/{pid}/status").Contains($"TracerPid:\t{tracer.Id}", StringComparer.Ordinal))
        {
            if (tracer.HasExited)
                throw new InvalidOperationException($"strace ended with exit code {tracer.ExitCode} before it had attached");
            await Task.Delay(10);
        }

        return tracer;
    }
}
