using InterpreterGuard.Cli.Engine;

namespace InterpreterGuard.Cli.Steps;

/// <summary>Makes sure that a Docker engine answers: somebody's own if there is one, else one that we install and start.</summary>
internal sealed class EngineStep(StepTools tools, PackagesStep packages, EngineStart start)
{
    public async Task<EngineFacts> EnsureAsync(EngineClient engine, CancellationToken cancellationToken)
    {
        var (answers, problem) = await engine.PingAsync(cancellationToken);
        if (!answers)
        {
            await BringUpAsync(engine, problem!, cancellationToken);
            tools.Screen.Done($"Docker engine {(await engine.FactsAsync(cancellationToken)).Version} started");
            return await engine.FactsAsync(cancellationToken);
        }

        var facts = await engine.FactsAsync(cancellationToken);
        tools.Screen.Done($"Docker engine {facts.Version} answers at {engine.Address.Text}");
        return facts;
    }

    private async Task BringUpAsync(EngineClient engine, string problem, CancellationToken cancellationToken)
    {
        var address = engine.Address;
        if (address.Named)
            throw new GuardException($"DOCKER_HOST names {address.Text}, which does not answer ({problem}). Start that engine, or unset DOCKER_HOST to let guard start one.");
        if (!Environment.IsPrivilegedProcess)
        {
            var denied = problem.Contains("ermission denied", StringComparison.Ordinal);
            throw new GuardException(denied
                ? $"A Docker engine listens at {address.Text}, but this user may not speak to it. Add the user to the group 'docker', or run 'sudo ./guard up'."
                : $"No Docker engine answers at {address.Text} ({problem}), and only root may start one: run 'sudo ./guard up'.");
        }

        tools.Screen.Step($"No Docker engine answers at {address.Text} ({problem})");
        if (Directory.Exists(address.SocketPath))
            throw new GuardException($"{address.Text} is a folder (left by a container that mounted a socket which was not there). Remove it with rmdir and try again.");
        if (!Running.CommandRunner.Exists("dockerd"))
            await packages.InstallAsync(["docker.io"], cancellationToken);
        await start.StartAsync(engine, cancellationToken);
    }
}
