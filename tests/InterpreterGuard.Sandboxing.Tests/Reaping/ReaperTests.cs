using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Sandboxing.Reaping;
using InterpreterGuard.Sandboxing.Tests.Support;

namespace InterpreterGuard.Sandboxing.Tests.Reaping;

[Trait("needs", "docker")]
public sealed class ReaperTests
{
    [Fact]
    public async Task Orphans_of_a_dead_host_are_reaped_those_of_a_living_one_are_not()
    {
        await using var living = await TestHost.StartAsync();
        await using var sandbox = await living.Sandboxes.ClaimAsync(Language.Shell, TestHost.Plain, CancellationToken.None);
        var id = await OrphanAsync(living);
        await using var next = await TestHost.StartAsync(directory: living.Directory);

        await next.Get<Reaper>().ReapAsync(CancellationToken.None);

        Assert.DoesNotContain(await ListAsync(next), container => container.ID == id);
        Assert.Contains(await ListAsync(next), container => container.Labels["interpreterguard.sandbox-id"] == sandbox.Id.ToString());
    }

    [Fact]
    public async Task A_host_that_stops_leaves_nothing_behind()
    {
        var host = await TestHost.StartAsync(options => options.WarmContainersMax = 1);
        await host.WarmAsync(1, Language.Shell);
        await using var held = await host.Sandboxes.ClaimAsync(Language.Shell, TestHost.Plain, CancellationToken.None);

        await host.DisposeAsync();

        await using var next = await TestHost.StartAsync(directory: host.Directory);
        Assert.Empty(await ListAsync(next));
        Assert.Empty(Directory.EnumerateDirectories(host.Directory));
    }

    // A container as a host that crashed leaves it: our labels, an instance whose lock nobody holds.
    private static async Task<string> OrphanAsync(TestHost host)
    {
        var image = await host.Engine.InspectImageAsync("interpreterguard/shell:latest", CancellationToken.None);
        return await host.Engine.CreateAsync(
            new()
            {
                Name = "ig-orphan-" + Guid.NewGuid().ToString("N"),
                Image = image.ID,
                NetworkDisabled = true,
                Labels = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["interpreterguard.sandbox-id"] = "sbx_0",
                    ["interpreterguard.instance"] = "0123456789abcdef",
                    ["interpreterguard.runtime-directory"] = host.Directory,
                },
            },
            CancellationToken.None);
    }

    private static async Task<IList<Docker.DotNet.Models.ContainerListResponse>> ListAsync(TestHost host) =>
        await host.Engine.ListAsync($"interpreterguard.runtime-directory={host.Directory}", CancellationToken.None);
}
