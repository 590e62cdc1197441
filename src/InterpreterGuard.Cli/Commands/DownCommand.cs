using System.CommandLine;
using InterpreterGuard.Cli.Engine;
using InterpreterGuard.Cli.Steps;

namespace InterpreterGuard.Cli.Commands;

/// <summary><c>guard down</c>: ends what <c>up</c> started, and removes every container of ours. Safe to repeat.</summary>
internal sealed class DownCommand(StepTools tools)
{
    private const int RoundsMax = 10;

    // A removal that another caller began takes a moment.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public static Command Build(GuardFolders folders, TimeProvider time)
    {
        var command = new Command("down", "Stops the host, removes every sandbox, and stops the engine if 'up' started it.");
        command.SetAction((_, cancellationToken) => new DownCommand(StepTools.For(folders, time)).RunAsync(cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var host = new HostStep(tools, new(tools));
        tools.Screen.Done(await host.StopAsync(cancellationToken) ? "Host stopped" : "No host runs");

        using var engine = new EngineClient(EngineAddress.Parse(Environment.GetEnvironmentVariable("DOCKER_HOST")));
        var (answers, _) = await engine.PingAsync(cancellationToken);
        var kept = answers && await ClearAsync(engine, cancellationToken);
        if (!answers)
            tools.Screen.Done("No Docker engine answers, so no sandbox runs");

        if (await new EngineStart(tools).StopOursAsync(cancellationToken))
            tools.Screen.Done("Docker engine stopped");
        else if (answers)
            tools.Screen.Done("The Docker engine was not started by 'up' and goes on");
        return kept ? ExitCode.Ours : ExitCode.Completed;
    }

    private async Task<bool> ClearAsync(EngineClient engine, CancellationToken cancellationToken)
    {
        var (removed, kept) = await RemoveSandboxesAsync(engine, EngineClient.OurLabels, cancellationToken);
        tools.Screen.Done($"Sandboxes removed: {removed}");
        if (kept.Count == 0)
            return false;
        tools.Screen.Problem($"The engine keeps {kept.Count} it was asked to remove: {string.Join(", ", kept.Select(id => id[..12]))}");
        tools.Screen.Detail("Nothing of ours owns them any more; 'docker ps -a' tells their state. Restarting the engine clears containers whose removal is stuck.");
        return true;
    }

    /// <summary>
    /// Removes containers by label and looks again, until none is left: a pool that was just stopped may still have been making one, and an engine may say that a removal is under way
    /// without ever ending it.
    /// </summary>
    internal static async Task<(int Removed, IReadOnlyList<string> Kept)> RemoveSandboxesAsync(EngineClient engine, string labelPrefix, CancellationToken cancellationToken)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        var containers = await engine.ContainersAsync(labelPrefix, cancellationToken);
        for (var round = 0; round < RoundsMax && containers.Count > 0; round++)
        {
            met.UnionWith(containers);
            await Parallel.ForEachAsync(containers, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken }, async (container, token) => await engine.RemoveAsync(container, token));
            containers = await engine.ContainersAsync(labelPrefix, cancellationToken);
            if (containers.Count > 0)
                await Task.Delay(Pause, cancellationToken);
        }

        // Work folders: the engine keeps those that a container still has.
        foreach (var volume in await engine.VolumesAsync(labelPrefix, cancellationToken))
            await engine.RemoveVolumeAsync(volume, cancellationToken);

        return (met.Except(containers, StringComparer.Ordinal).Count(), containers);
    }
}
