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
}
