using System.Diagnostics;
using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests.Mcp;

/// <summary>The protocol's TypeScript client and conformance suite, installed from npm once for a checkout, at the versions of the lock file.</summary>
internal static class NodePrograms
{
    private const int NodeVersionMin = 20;

    private static readonly Lazy<Task> _installed = new(InstallAsync);

    private static string Folder { get; } = Path.Combine(Repository.Root(), ".guard", "mcp-tests");

    /// <summary>Skips the test, aloud, where there is no Node to run them: they are for the tests' sake, the product needs none outside of its image.</summary>
    public static async Task<(int Code, string Output, string Errors)> RunAsync(string program, params string[] arguments)
    {
        Assert.SkipUnless(await HasNodeAsync(), $"Node.js {NodeVersionMin} or newer with npm is not installed; the protocol's own clients run on it.");
        await _installed.Value;
        return await StartAsync("node", [program, .. arguments]);
    }

    private static async Task InstallAsync()
    {
        Directory.CreateDirectory(Folder);
        var source = Path.Combine(Repository.Root(), "tests", "InterpreterGuard.Containment.Tests", "Mcp");
        var changed = false;
        foreach (var file in Directory.EnumerateFiles(source).Where(file => Path.GetExtension(file) is ".json" or ".mjs"))
        {
            var target = Path.Combine(Folder, Path.GetFileName(file));
            changed |= Path.GetExtension(file) == ".json" && (!File.Exists(target) || await File.ReadAllTextAsync(target) != await File.ReadAllTextAsync(file));
            File.Copy(file, target, overwrite: true);
        }

        if (!changed && File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json")))
            return;
        var (code, output, errors) = await StartAsync("npm", ["ci", "--no-audit", "--no-fund"]);
        Assert.True(code == 0, $"npm ci failed:\n{output}\n{errors}");
    }

    private static async Task<bool> HasNodeAsync()
    {
        Directory.CreateDirectory(Folder);
        try
        {
            var (code, output, _) = await StartAsync("node", ["--version"]);
            return code == 0 && Version.TryParse(output.Trim().TrimStart('v'), out var version) && version.Major >= NodeVersionMin && (await StartAsync("npm", ["--version"])).Code == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static async Task<(int Code, string Output, string Errors)> StartAsync(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
    }
}
