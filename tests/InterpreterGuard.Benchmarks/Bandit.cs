using System.ComponentModel;
using System.Diagnostics;

namespace InterpreterGuard.Benchmarks;

/// <summary>bandit's command line, where it is installed.</summary>
internal static class Bandit
{
    /// <summary>Runs it to its end. What it printed; <see langword="null"/>: there is none on this machine.</summary>
    public static async Task<string?> RunAsync(params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("bandit", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await errors;
            await process.WaitForExitAsync();
            return output;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
