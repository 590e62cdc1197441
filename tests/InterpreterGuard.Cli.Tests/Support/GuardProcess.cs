using System.Diagnostics;

namespace InterpreterGuard.Cli.Tests.Support;

/// <summary>Runs the guard command as a shell would: another process, with its own folder as the checkout.</summary>
public static class GuardProcess
{
    public static async Task<GuardEnd> RunAsync(string root, string[] arguments, string? stdin = null, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "guard.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in new[] { "GUARD_URL", "GUARD_KEY", "DOCKER_HOST" })
            start.Environment.Remove(name);
        start.Environment["GUARD_ROOT"] = root;
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var stdout = process.StandardOutput.ReadToEndAsync();
        var stderr = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(stdin);
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return new(process.ExitCode, await stdout, await stderr);
    }
}
