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

        // Another directory's host asks: one of this directory reaps as it starts.
        await using var elsewhere = await TestHost.StartAsync();
        Assert.Empty((await ListAsync(elsewhere, host.Directory)).Select(container => $"{container.Status}: {container.Image}"));
        Assert.False(Directory.Exists(host.Directory));
    }

    // Wherever the stop meets the starts: before the engine was asked, while it creates, while it starts them.
    [Fact]
    public async Task Hosts_that_stop_while_sandboxes_start_leave_none_of_them()
    {
        var directories = new List<string>();
        for (var milliseconds = 0; milliseconds < 200; milliseconds += 10)
        {
            var host = await TestHost.StartAsync(options => (options.WarmContainersMax, options.StartsInFlightMax) = (2, 4));
            directories.Add(host.Directory);
            await Task.Delay(milliseconds);
            await host.DisposeAsync();
        }

        // Longer than the engine takes for what nobody waited for.
        await Task.Delay(TimeSpan.FromSeconds(2));
        await using var elsewhere = await TestHost.StartAsync();
        foreach (var directory in directories)
            Assert.Empty((await ListAsync(elsewhere, directory)).Select(container => $"{container.Status}: {container.Image}"));
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

    private static Task<IList<Docker.DotNet.Models.ContainerListResponse>> ListAsync(TestHost host) => ListAsync(host, host.Directory);

    // Engine 20.10 may list a container that it has removed, without a name and as "removing", until it is started anew (Leftovers): nothing of it is left to find.
    private static async Task<IList<Docker.DotNet.Models.ContainerListResponse>> ListAsync(TestHost host, string directory) =>
        [.. (await host.Engine.ListAsync($"interpreterguard.runtime-directory={directory}", CancellationToken.None)).Where(container => container.State is not "removing")];
}
