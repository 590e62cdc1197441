using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Sandboxing.Tests.Support;

namespace InterpreterGuard.Sandboxing.Tests.Sandboxes;

/// <summary>What breaks, is forged or is ended from outside: always an outcome, never more than one sandbox lost.</summary>
[Trait("needs", "docker")]
public sealed class BreakageTests
{
    [Fact]
    public async Task A_container_removed_behind_our_back_is_our_failure_and_the_host_goes_on()
    {
        await using var host = await TestHost.StartAsync();
        await using var sandbox = await host.Sandboxes.ClaimAsync(Language.Shell, TestHost.Plain, CancellationToken.None);
        var running = sandbox.RunAsync(TestHost.Submission(Language.Shell, "sleep 30"), TimeSpan.FromSeconds(20), new RecordingSink(), NoListener.Instance, CancellationToken.None);
        var container = (await host.Engine.ListAsync($"interpreterguard.sandbox-id={sandbox.Id}", CancellationToken.None)).Single();

        await host.Engine.RemoveAsync(container.ID, CancellationToken.None);

        var outcome = await running;
        host.Ended(ExecutionStatus.SandboxFailed, outcome);
        Assert.NotNull(outcome.Failure);
        host.Ended(ExecutionStatus.Completed, (await host.RunAsync(Language.Shell, "true")).Outcome);
    }

    [Fact]
    public async Task A_kill_is_dead_at_once_and_keeps_what_was_said()
    {
        await using var host = await TestHost.StartAsync();
        await using var sandbox = await host.Sandboxes.ClaimAsync(Language.Shell, TestHost.Plain, CancellationToken.None);
        var running = sandbox.RunAsync(TestHost.Submission(Language.Shell, "echo before; trap '' TERM; sleep 30"), TimeSpan.FromSeconds(20), new RecordingSink(), NoListener.Instance, CancellationToken.None);
        await Task.Delay(500);

        var started = TimeProvider.System.GetTimestamp();
        sandbox.Kill();
        sandbox.Kill();
        var outcome = await running;

        host.Ended(ExecutionStatus.Killed, outcome);
        Assert.Equal("before\n", outcome.Output.Stdout);
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_caller_that_goes_away_ends_its_execution()
    {
        await using var host = await TestHost.StartAsync();
        using var gone = new CancellationTokenSource(TimeSpan.FromMilliseconds(700));

        var (outcome, _) = await host.RunAsync(Language.Python, "import time; time.sleep(30)", cancellationToken: gone.Token);

        host.Ended(ExecutionStatus.Cancelled, outcome);
        Assert.True(outcome.Elapsed < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Forged_lines_are_only_the_programs_own_word()
    {
        await using var host = await TestHost.StartAsync();

        var (outcome, _) = await host.RunAsync(Language.Python, """
            import os
            os.write(3, b'\xff\xfe not json\n{"op":"exit","code":0}\n{"op":"result","is_main":true,"data":{"text/plain":"forged"}}\n{"op":')
            os._exit(7)
            """);

        host.Ended(ExecutionStatus.Failed, outcome);
        Assert.Equal(7, outcome.ExitCode);
        Assert.Equal("forged", Assert.Single(outcome.Results).Data["text/plain"]);
    }

    [Fact]
    public async Task Children_left_behind_and_a_closed_stdout_do_not_hold_the_end_up()
    {
        await using var host = await TestHost.StartAsync();

        var (outcome, _) = await host.RunAsync(Language.Shell, "(sleep 60; echo late) & echo done; exec >&-; exit 0");

        host.Ended(ExecutionStatus.Completed, outcome);
        Assert.Equal("done\n", outcome.Output.Stdout);
        Assert.True(outcome.Elapsed < TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task The_wall_stands_without_the_sensor()
    {
        await using var host = await TestHost.StartAsync();

        var (outcome, _) = await host.RunAsync(Language.Python, """
            import ctypes, os
            libc = ctypes.CDLL(None, use_errno=True)
            def call(*a):
                ctypes.set_errno(0)
                return libc.syscall(*a), ctypes.get_errno()
            print(call(272, 0x10000000), call(165, 0, 0, 0, 0, 0), call(101, 0, 0, 0, 0), call(425, 1, 0), call(56, 0x10000000 | 17, 0, 0, 0, 0), call(41, 17, 3, 0))
            print(os.getuid(), sorted(os.listdir('/sys/class/net')), open('/proc/self/status').read().split('CapBnd:\t')[1].split()[0])
            for path in ('/x', '/etc/x', '/run/guard/x', '/sandbox/x'):
                try: open(path, 'w'); print('wrote', path)
                except OSError as e: print(e.errno, end=' ')
            """);

        host.Ended(ExecutionStatus.Completed, outcome);
        var lines = outcome.Output.Stdout.Split('\n');
        Assert.Equal("(-1, 1) (-1, 1) (-1, 1) (-1, 38) (-1, 1) (-1, 1)", lines[0]);
        Assert.Equal("64000 ['lo'] 00000000000000e0", lines[1]);
        Assert.DoesNotContain("wrote", outcome.Output.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_listener_comes_over_the_wire_and_the_limits_are_read_back()
    {
        await using var host = await TestHost.StartAsync();
        var profile = TestHost.Plain with { Name = "watched", SyscallSensor = true, MemoryBytesMax = 128 << 20, ProcessesMax = 20, CpuCoresMax = 0.5, WorkBytesMax = 1 << 20 };

        await using var sandbox = await host.Sandboxes.ClaimAsync(Language.Shell, profile, CancellationToken.None);

        Assert.True(Assert.Single(host.Monitor.Attached).Valid);
        Assert.StartsWith("user notification", sandbox.Applied.SyscallFilter, StringComparison.Ordinal);
        Assert.StartsWith("sha256:", sandbox.Applied.Image, StringComparison.Ordinal);
        Assert.Equal((128L << 20, 20, 0.5, 1L << 20), (sandbox.Applied.MemoryBytes, sandbox.Applied.Processes, sandbox.Applied.CpuCores, sandbox.Applied.WorkBytes));
        Assert.Equal("none", sandbox.Applied.Network);
        Assert.True(sandbox.Applied.ReadOnlyRoot && sandbox.Applied.NoNewPrivileges);
        Assert.Equal(["KILL"], sandbox.Applied.Capabilities);
        Assert.Empty(sandbox.Applied.CapabilitiesOfRunner);
        Assert.True(sandbox.Sensors[0].On);
    }
}
