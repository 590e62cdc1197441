using System.CommandLine;
using InterpreterGuard.Cli.Engine;
using InterpreterGuard.Cli.Steps;

namespace InterpreterGuard.Cli.Commands;

/// <summary><c>guard down</c>: ends what <c>up</c> started, and removes every container of ours. Safe to repeat.</summary>
internal sealed class DownCommand(StepTools tools)
{
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
        tools.Screen.Done(answers
            ? $"Sandboxes removed: {await RemoveSandboxesAsync(engine, EngineClient.OurLabels, cancellationToken)}"
            : "No Docker engine answers, so no sandbox runs");

        if (await new EngineStart(tools).StopOursAsync(cancellationToken))
            tools.Screen.Done("Docker engine stopped");
        else if (answers)
            tools.Screen.Done("The Docker engine was not started by 'up' and goes on");
        return ExitCode.Completed;
    }

    /// <summary>Removes containers by label, until none is left: a pool that was just stopped may still have been making one.</summary>
    internal static async Task<int> RemoveSandboxesAsync(EngineClient engine, string labelPrefix, CancellationToken cancellationToken)
    {
        var removed = new HashSet<string>(StringComparer.Ordinal);
        for (var round = 0; round < 3; round++)
        {
            var containers = await engine.ContainersAsync(labelPrefix, cancellationToken);
            if (containers.Count == 0)
                break;
            await Parallel.ForEachAsync(containers, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken }, async (container, token) => await engine.RemoveAsync(container, token));
            removed.UnionWith(containers);
        }

        return removed.Count;
    }
}
