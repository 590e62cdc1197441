using System.Diagnostics;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Sandboxing.Pool;
using InterpreterGuard.Sandboxing.Tests.Support;

namespace InterpreterGuard.Sandboxing.Tests.Pool;

[Trait("needs", "docker")]
public sealed class SandboxPoolTests
{
    [Fact]
    public async Task A_warm_sandbox_is_claimed_in_a_moment_used_once_and_replaced()
    {
        await using var host = await TestHost.StartAsync(options => options.WarmContainersMax = 2);
        await host.WarmAsync(2, Language.Shell);

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var fastest = TimeSpan.MaxValue;
        for (var i = 0; i < 4; i++)
        {
            await host.WarmAsync(1, Language.Shell);
            var started = Stopwatch.GetTimestamp();
            await using var sandbox = await host.Sandboxes.ClaimAsync(Language.Shell, TestHost.Plain, CancellationToken.None);
            fastest = TimeSpan.FromTicks(Math.Min(fastest.Ticks, Stopwatch.GetElapsedTime(started).Ticks));

            Assert.True(sandbox.WasWarm);
            Assert.True(seen.Add(sandbox.Id.ToString()));
            host.Ended(ExecutionStatus.Completed, await sandbox.RunAsync(TestHost.Submission(Language.Shell, "test ! -e left && touch left"), TimeSpan.FromSeconds(10), new RecordingSink(), NoListener.Instance, CancellationToken.None));
            await Assert.ThrowsAsync<InvalidOperationException>(() => sandbox.RunAsync(TestHost.Submission(Language.Shell, "true"), TimeSpan.FromSeconds(1), new RecordingSink(), NoListener.Instance, CancellationToken.None));
        }

        Assert.True(fastest < TimeSpan.FromMilliseconds(20), $"{fastest.TotalMilliseconds} ms");
    }

    [Fact]
    public async Task A_profile_that_differs_in_one_value_gets_a_cold_sandbox_with_exactly_that_value()
    {
        await using var host = await TestHost.StartAsync(options => options.WarmContainersMax = 1);
        await host.WarmAsync(1, Language.Shell);

        await using var sandbox = await host.Sandboxes.ClaimAsync(Language.Shell, TestHost.Plain with { ProcessesMax = 17 }, CancellationToken.None);

        Assert.False(sandbox.WasWarm);
        Assert.Equal(17, sandbox.Applied.Processes);
    }

    [Fact]
    public async Task A_profile_with_an_image_of_its_own_gets_a_sandbox_of_it()
    {
        await using var host = await TestHost.StartAsync();
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in new[] { "interpreterguard/base:latest", "interpreterguard/shell:latest" })
            ids[name] = (await host.Engine.InspectImageAsync(name, CancellationToken.None)).ID;

        await using var own = await host.Sandboxes.ClaimAsync(Language.Shell, TestHost.Plain with { Image = ids["interpreterguard/shell:latest"] }, CancellationToken.None);
        var bare = await Record.ExceptionAsync(() => host.Sandboxes.ClaimAsync(Language.Shell, TestHost.Plain with { Image = ids["interpreterguard/base:latest"] }, CancellationToken.None));
        var missing = await Record.ExceptionAsync(() => host.Sandboxes.ClaimAsync(Language.Shell, TestHost.Plain with { Image = "interpreterguard/nowhere:1" }, CancellationToken.None));

        Assert.Equal(ids["interpreterguard/shell:latest"], own.Applied.Image);
        Assert.IsType<SandboxUnavailableException>(bare);
        Assert.IsType<SandboxUnavailableException>(missing);
    }

    [Fact]
    public async Task What_the_host_itself_holds_an_execution_to_is_narrowed_on_a_warm_sandbox()
    {
        await using var host = await TestHost.StartAsync(options => options.WarmContainersMax = 1);
        await host.WarmAsync(1, Language.Shell);
        var narrow = TestHost.Plain with { Description = "other", WallClockMax = TimeSpan.FromSeconds(9), CpuTimeMax = TimeSpan.FromSeconds(3), OutputBytesMax = 1024, EnvironmentNames = [] };

        await using var sandbox = await host.Sandboxes.ClaimAsync(Language.Shell, narrow, CancellationToken.None);
        var outcome = await sandbox.RunAsync(TestHost.Submission(Language.Shell, "head -c 2000 /dev/zero; sleep 5"), narrow.WallClockMax, new RecordingSink(), NoListener.Instance, CancellationToken.None);

        Assert.True(sandbox.WasWarm);
        Assert.Equal((9000L, 3000L, 1024L), (sandbox.Applied.WallClockMs, sandbox.Applied.CpuTimeMs, sandbox.Applied.OutputBytes));
        host.Ended(ExecutionStatus.OutputExceeded, outcome);
    }

    [Fact]
    public async Task A_full_host_says_so_and_has_room_again_once_one_is_gone()
    {
        await using var host = await TestHost.StartAsync(options => options.RunningMax = 1);
        var first = await host.Sandboxes.ClaimAsync(Language.Shell, TestHost.Plain, CancellationToken.None);

        var full = await Assert.ThrowsAsync<SandboxUnavailableException>(() => host.Sandboxes.ClaimAsync(Language.Shell, TestHost.Plain, CancellationToken.None));
        Assert.True(full.Full);
        Assert.Equal("All 1 sandboxes of this host are taken.", full.Message);
        Assert.True(full.RetryAfter > TimeSpan.Zero);

        await first.DisposeAsync();
        await host.UntilAsync(() => host.Sandboxes.Health.Running == 0, "the place to be free");
        await (await host.Sandboxes.ClaimAsync(Language.Shell, TestHost.Plain, CancellationToken.None)).DisposeAsync();
    }

    [Fact]
    public async Task Python_warms_up_step_by_step_while_the_host_is_quiet()
    {
        await using var host = await TestHost.StartAsync(options => options.WarmContainersMax = 1);
        await host.WarmAsync(1, Language.Python);
        await host.UntilAsync(() => host.Get<SandboxPool>().FullyWarm(Language.Python) == 1, "nothing left to warm up");

        var (outcome, _) = await host.RunAsync(Language.Python, "import sys; print('numpy' in sys.modules, 'pandas' in sys.modules)");

        Assert.Equal("True True\n", outcome.Output.Stdout);
    }

    [Fact]
    public async Task A_warm_sandbox_that_died_is_never_handed_out()
    {
        await using var host = await TestHost.StartAsync(options => options.WarmContainersMax = 1);
        await host.WarmAsync(1, Language.Shell);
        foreach (var container in await host.Engine.ListAsync($"interpreterguard.runtime-directory={host.Directory}", CancellationToken.None))
            await host.Engine.KillAsync(container.ID, CancellationToken.None);

        host.Ended(ExecutionStatus.Completed, (await host.RunAsync(Language.Shell, "true")).Outcome);
    }

    [Fact]
    public async Task No_engine_is_said_to_callers_without_a_word_about_the_host()
    {
        await using var host = await TestHost.StartAsync(options => options.EngineSocket = "/tmp/no-such-engine.sock");

        var unavailable = await Assert.ThrowsAsync<SandboxUnavailableException>(() => host.Sandboxes.ClaimAsync(Language.Shell, TestHost.Plain, CancellationToken.None));

        Assert.False(unavailable.Full);
        Assert.DoesNotContain("/", unavailable.Message, StringComparison.Ordinal);
        Assert.False(host.Sandboxes.Health.EngineAnswers);
        Assert.NotNull(host.Sandboxes.Health.Problem);
    }
}
