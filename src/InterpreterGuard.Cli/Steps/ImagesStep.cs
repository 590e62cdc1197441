namespace InterpreterGuard.Cli.Steps;

/// <summary>Builds the sandbox images. The script itself knows what changed and builds nothing else.</summary>
internal sealed class ImagesStep(StepTools tools)
{
    public async Task BuildAsync(CancellationToken cancellationToken)
    {
        var script = tools.Folders.ImagesBuild;
        if (!File.Exists(script))
            throw new GuardException($"{tools.Folders.Show(script)} is missing; this checkout is not complete.");
        var began = tools.Time.GetTimestamp();
        var built = await tools.Screen.DuringAsync("Sandbox images (the first time takes some minutes)", tools.Time, () => tools.Runner.RunAsync(
            new("/bin/bash", script, "--if-changed") { Folder = tools.Folders.Root, TimeMax = TimeSpan.FromMinutes(40) },
            tools.Screen.Detail,
            cancellationToken));
        if (built.TimedOut)
            throw new GuardException("Building the sandbox images took more than 40 minutes and was stopped.");
        if (!built.Succeeded)
            throw new GuardException($"Building the sandbox images failed with exit code {built.ExitCode}; its last words are above.");
        tools.Screen.Done($"Sandbox images ready ({tools.Time.GetElapsedTime(began).TotalSeconds:0.0} s)");
    }
}
