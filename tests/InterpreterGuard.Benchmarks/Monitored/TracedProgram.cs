using System.Diagnostics;
using System.Globalization;
using InterpreterGuard.Benchmarks.Monitored.Least;

namespace InterpreterGuard.Benchmarks.Monitored;

/// <summary>A program in a container of the Python image that the engine alone has started: bare, with a tracer from outside, or under a supervisor that looks at nothing. The program takes its own time.</summary>
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

    public static Task<TimeSpan> BareAsync(string code) => RunAsync(code, traced: false, under: []);

    public static Task<TimeSpan> TracedAsync(string code) => RunAsync(code, traced: true, under: []);

    public static Task<TimeSpan> BlindlyWatchedAsync(string code) => RunAsync(code, traced: false, under: [$"{LeastProgram.Inside}/blind"]);

    private static async Task<TimeSpan> RunAsync(string code, bool traced, IReadOnlyList<string> under)
    {
        var name = $"bench-{Guid.NewGuid():N}";
        using var engine = EngineCommand.Start(
            ["run", "-i", "--rm", "--name", name, "--network", "none", "--cpus", "1", "--memory", "512m", "--tmpfs", "/tmp", "-w", "/tmp", "-e", "OPENBLAS_NUM_THREADS=1", "-v", $"{LeastProgram.Folder}:{LeastProgram.Inside}:ro", "--entrypoint", "/usr/bin/env", EngineCommand.PythonImage, .. under, "python3", "-c", Start, code]);
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
