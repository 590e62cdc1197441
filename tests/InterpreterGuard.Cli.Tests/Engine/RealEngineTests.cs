using InterpreterGuard.Cli.Commands;
using InterpreterGuard.Cli.Engine;
using InterpreterGuard.Cli.Running;

namespace InterpreterGuard.Cli.Tests.Engine;

/// <summary>The same calls against a real engine, with a label that nobody else uses.</summary>
[Trait("needs", "engine")]
public class RealEngineTests
{
    private const string Image = "interpreterguard/shell:latest";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Containers_are_removed_by_label_and_no_other_is()
    {
        using var engine = new EngineClient(EngineAddress.Parse(Environment.GetEnvironmentVariable("DOCKER_HOST")));
        Assert.SkipUnless((await engine.PingAsync(Cancelled)).Answers && await engine.HasImageAsync(Image, Cancelled), "No engine answers, or the images are not built.");
        var mine = $"guard-cli-test-{Guid.NewGuid():N}.";
        var doomed = new[] { await CreateAsync(mine + "a"), await CreateAsync(mine + "b") };
        var spared = await CreateAsync(mine.Replace('.', '-'));

        var (removed, kept) = await DownCommand.RemoveSandboxesAsync(engine, mine, Cancelled);

        Assert.Equal(2, removed);
        Assert.Empty(kept);

        var left = await engine.ContainersAsync(mine.Replace('.', '-'), Cancelled);
        await engine.RemoveAsync(spared, Cancelled);
        Assert.Equal(spared, Assert.Single(left));
        Assert.Empty(await engine.ContainersAsync(mine, Cancelled));
        foreach (var container in doomed)
            await engine.RemoveAsync(container, Cancelled);
    }

    [Fact]
    public async Task An_engine_tells_its_version_and_where_it_keeps_images()
    {
        using var engine = new EngineClient(EngineAddress.Parse(Environment.GetEnvironmentVariable("DOCKER_HOST")));
        Assert.SkipUnless((await engine.PingAsync(Cancelled)).Answers, "No engine answers.");

        var facts = await engine.FactsAsync(Cancelled);

        Assert.Matches(@"^\d+\.\d+", facts.Version);
        Assert.StartsWith("/", facts.RootFolder, StringComparison.Ordinal);
    }

    private static async Task<string> CreateAsync(string label)
    {
        var created = await new CommandRunner(TimeProvider.System).RunAsync(new("docker", "create", "--network", "none", "--label", label, Image, "/bin/true"), line: null, Cancelled);
        Assert.True(created.Succeeded, created.Output);
        return created.Output.Trim();
    }
}
