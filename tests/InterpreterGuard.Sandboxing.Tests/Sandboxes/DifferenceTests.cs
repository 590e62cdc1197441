using Docker.DotNet;
using Docker.DotNet.Models;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Sandboxing.Profiles;
using InterpreterGuard.Sandboxing.Tests.Support;

namespace InterpreterGuard.Sandboxing.Tests.Sandboxes;

/// <summary>Real containers that are held otherwise than they were asked to be. Nothing may run in them.</summary>
[Trait("needs", "docker")]
public sealed class DifferenceTests
{
    [Theory]
    [InlineData("\"ReadonlyRootfs\":true", "\"ReadonlyRootfs\":null", "read-only root", "options of mount /")]
    [InlineData("\"PidsLimit\":64", "\"PidsLimit\":96", "processes in the kernel")]
    [InlineData("\"Memory\":536870912", "\"Memory\":268435456", "memory in the kernel")]
    [InlineData("\"MemorySwap\":536870912", "\"MemorySwap\":805306368", "swap")]
    [InlineData("\"CpuQuota\":100000", "\"CpuQuota\":200000", "processors in the kernel")]
    [InlineData("size=134217728", "size=268435456", "tmpfs", "size of mount /work")]
    [InlineData("\"no-new-privileges:true\",", "                         ", "security options", "no new privileges for init")]
    [InlineData("\"SecurityOpt\":[", "\"SecurityOdd\":[", "security options", "no new privileges for init")]
    [InlineData("\"CapDrop\":[\"ALL\"]", "\"CapOdds\":[\"ALL\"]", "capabilities dropped")]
    [InlineData("\"CapAdd\":[\"KILL\",", "\"CapAdd\":[\"MKNOD\", ", "capabilities added")]
    [InlineData("\"IpcMode\":\"private\"", "\"IpcMode\":\"host\"   ", "ipc", "namespaces shared with the host")]
    [InlineData("\"LogConfig\":{\"Type\":\"none\"", "\"LogConfig\":{\"Odds\":\"none\"", "log driver")]
    public async Task A_container_that_differs_is_told_and_never_handed_out(string asked, string said, params string[] parts)
    {
        using var engine = new LyingEngine(asked, said);
        await using var host = await TestHost.StartAsync(options => options.EngineSocket = engine.Path);

        // Without the capabilities it needs, init does not even get as far as being read.
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => host.Sandboxes.ClaimAsync(Language.Shell, TestHost.Plain, CancellationToken.None));

        Assert.True(engine.Told > 0, "the request never held what was to be changed");
        if (!parts.Contains("capabilities added"))
            Assert.Equal(parts, Assert.IsType<SandboxDiffersException>(failure).Differences.Select(difference => difference.Part).Intersect(parts));
        engine.Lies = false;
        host.Ended(ExecutionStatus.Completed, (await host.RunAsync(Language.Shell, "true")).Outcome);
    }

    [Fact]
    public async Task A_warm_sandbox_whose_limit_was_moved_is_told_when_it_is_claimed()
    {
        await using var host = await TestHost.StartAsync(options => options.WarmContainersMax = 1);
        await host.WarmAsync(1, Language.Shell);
        await host.UntilAsync(() => host.Sandboxes.Health.Warm.Values.All(count => count == 1), "both languages");
        await UpdateAllAsync(host, new() { PidsLimit = 4000 });

        var differs = await Assert.ThrowsAsync<SandboxDiffersException>(() => host.Sandboxes.ClaimAsync(Language.Shell, TestHost.Plain, CancellationToken.None));

        Assert.Equal(new SandboxDifference("processes in the kernel", "64", "4000"), Assert.Single(differs.Differences));
        await host.UntilAsync(() => host.Sandboxes.Health.Running == 0, "its place to be free");
        await host.WarmAsync(1, Language.Shell);
        host.Ended(ExecutionStatus.Completed, (await host.RunAsync(Language.Shell, "true")).Outcome);
    }

    [Fact]
    public async Task What_holds_is_told_as_the_kernel_says_it()
    {
        await using var host = await TestHost.StartAsync();
        await using var sandbox = await host.Sandboxes.ClaimAsync(Language.Shell, TestHost.Plain with { WorkBytesMax = 3 << 20, OpenFilesMax = 99 }, CancellationToken.None);

        var applied = sandbox.Applied;

        Assert.Equal((3L << 20, 64L << 20, 99L), (applied.WorkBytes, applied.TmpBytes, applied.OpenFiles));
        Assert.Equal((true, true), (applied.ReadOnlyRoot, applied.NoNewPrivileges));
        Assert.Empty(applied.Interfaces);
        Assert.Empty(applied.CapabilitiesOfRunner);
        Assert.Equal(1, applied.SeccompFilters);
    }

    private static async Task UpdateAllAsync(TestHost host, ContainerUpdateParameters parameters)
    {
        using var configuration = new DockerClientConfiguration(new Uri("unix:///var/run/docker.sock"));
        using var client = configuration.CreateClient();
        foreach (var container in await host.Engine.ListAsync($"{Labels.RuntimeDirectory}={host.Directory}", CancellationToken.None))
            await client.Containers.UpdateContainerAsync(container.ID, parameters);
    }
}
