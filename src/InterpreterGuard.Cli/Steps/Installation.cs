using InterpreterGuard.Cli.Engine;

namespace InterpreterGuard.Cli.Steps;

/// <summary>Everything that must stand before a sandbox can: engine, space, tools, images. Each step does nothing when there is nothing to do.</summary>
internal sealed class Installation(StepTools tools)
{
    /// <param name="withGvisor">Whether the engine shall know gVisor's runtime, too.</param>
    /// <param name="cancellationToken">Stops between two steps.</param>
    public async Task EnsureAsync(bool withGvisor, CancellationToken cancellationToken)
    {
        var packages = new PackagesStep(tools);
        using var engine = new EngineClient(EngineAddress.Parse(Environment.GetEnvironmentVariable("DOCKER_HOST")));
        var facts = await new EngineStep(tools, packages, new(tools)).EnsureAsync(engine, cancellationToken);
        await new DiskSpaceStep(tools).CheckAsync(engine, facts, cancellationToken);
        if (withGvisor)
            await new GvisorStep(tools, packages).EnsureAsync(engine, cancellationToken);
        await packages.ForImagesAsync(cancellationToken);
        await new ImagesStep(tools).BuildAsync(cancellationToken);
    }

    /// <summary>The same for tests: gVisor where it can be had. Where not, its tests are skipped, and say why; an engine elsewhere, or a system without the package, must not keep the others from running.</summary>
    public async Task EnsureForTestsAsync(CancellationToken cancellationToken)
    {
        await EnsureAsync(withGvisor: false, cancellationToken);
        using var engine = new EngineClient(EngineAddress.Parse(Environment.GetEnvironmentVariable("DOCKER_HOST")));
        try
        {
            await new GvisorStep(tools, new PackagesStep(tools)).EnsureAsync(engine, cancellationToken);
        }
        catch (GuardException problem)
        {
            tools.Screen.Warn($"gVisor's tests will be skipped. {problem.Message}");
        }
    }
}
