using System.Diagnostics;
using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests;

/// <summary>The host with the rights that the unit for systemd gives it: a user of its own, the engine's group, one capability, and nothing to be had beside.</summary>
[Collection(HostCollection.Name)]
[Trait("needs", "docker")]
public sealed class ServiceUserTests
{
    private const string SetPriv = "/usr/bin/setpriv";

    /// <summary>A user that no machine has an account for.</summary>
    private const string User = "64123";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_runs_watches_and_ends_without_being_root()
    {
        Engine.SkipWithout();
        Assert.SkipUnless(Environment.IsPrivilegedProcess && File.Exists(SetPriv), $"Only root can start the host as another user, with {SetPriv}.");
        using var folders = new HostFolders();
        var program = folders.Named("program");
        Repository.CopyFolder(Path.GetDirectoryName(Repository.HostAssembly())!, program);

        // A published host has its pages' files beside it; a built one is told of files in the builder's own home.
        foreach (var assets in Directory.EnumerateFiles(program, "*.staticwebassets.runtime.json"))
            File.Delete(assets);
        await RunAsync("chown", "-R", $"{User}:{User}", Path.GetDirectoryName(folders.Data)!);
        var group = (await RunAsync("stat", "-L", "-c", "%g", Engine.Socket)).Trim();
        await using var host = new HostProcess(folders, new Dictionary<string, string>(StringComparer.Ordinal) { ["HOME"] = folders.Named("home") },
        [
            SetPriv, $"--reuid={User}", $"--regid={User}", $"--groups={group}", "--bounding-set=-all,+sys_ptrace", "--inh-caps=-all,+sys_ptrace", "--ambient-caps=-all,+sys_ptrace", "--no-new-privs",
            "dotnet", Path.Combine(program, Path.GetFileName(Repository.HostAssembly())),
        ]);
        await host.StartAsync();

        var status = await File.ReadAllLinesAsync($"/proc/{host.Pid}/status", Stop);
        var honest = await host.RunAsync(Submission.Python("print(6 * 7)"));
        var abusive = await host.RunAsync(Submission.Python("import socket\ntry:\n    socket.create_connection(('192.0.2.7', 443))\nexcept OSError as e:\n    print(e)"));
        var incident = await host.IncidentAsync(abusive.Id);
        await host.AskToEndAsync();

        Assert.Equal(0, await host.EndedAsync(TimeSpan.FromSeconds(40)));
        Assert.Contains(status, line => line.StartsWith("Uid:", StringComparison.Ordinal) && line.Split('\t')[1] == User);
        Assert.All((string[])["CapEff", "CapBnd"], name => Assert.Equal("0000000000080000", Assert.Single(status, line => line.StartsWith(name, StringComparison.Ordinal)).Split('\t')[1]));
        Assert.Equal(("completed", "42\n"), (honest.Status, honest.Stdout));
        Assert.Contains("192.0.2.7:443", incident!.Value.GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.Empty(await Engine.ContainersAsync(folders));
        Assert.DoesNotContain("runs as root", await File.ReadAllTextAsync(folders.Log, Stop), StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await process.StandardOutput.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
