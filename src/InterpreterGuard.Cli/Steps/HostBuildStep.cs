using InterpreterGuard.Cli.Running;

namespace InterpreterGuard.Cli.Steps;

/// <summary>
/// Publishes the host into the state folder, so that later builds do not change the program while it runs; compiled ahead, so that it starts and answers its first requests without compiling itself.
/// </summary>
internal sealed class HostBuildStep(StepTools tools)
{
    public string Program => Path.Combine(tools.Folders.HostProgram, "InterpreterGuard.Host.dll");

    private string Stamp => Path.Combine(tools.Folders.State, "host.stamp");

    public async Task PublishAsync(CancellationToken cancellationToken)
    {
        var root = tools.Folders.Root;
        if (File.Exists(Program) && Freshness.IsFresh(Stamp, tools.Folders.HostSources, Path.Combine(root, "Directory.Build.props"), Path.Combine(root, "Directory.Packages.props")))
        {
            tools.Screen.Done("Host is built");
            return;
        }

        Directory.CreateDirectory(tools.Folders.State);
        var began = Stamp + ".began";
        await File.WriteAllTextAsync(began, "", cancellationToken);
        var project = Path.Combine(tools.Folders.HostSources, "InterpreterGuard.Host");
        var built = await tools.Screen.DuringAsync("Building the host", tools.Time, () => tools.Runner.RunAsync(
            new("dotnet", "publish", project, "-c", "Release", "--use-current-runtime", "--no-self-contained", "-p:PublishReadyToRun=true", "-o", tools.Folders.HostProgram, "-v", "q", "--nologo") { Folder = root, TimeMax = TimeSpan.FromMinutes(15) },
            line: null,
            cancellationToken));
        if (!built.Succeeded)
            throw new GuardException($"The host does not build:\n{built.Tail(30)}");
        File.Move(began, Stamp, overwrite: true);
        tools.Screen.Done("Host is built");
    }
}
