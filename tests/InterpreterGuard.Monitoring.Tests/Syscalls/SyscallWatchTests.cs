using System.Diagnostics;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Monitoring.Tests.Kernel;

namespace InterpreterGuard.Monitoring.Tests.Syscalls;

public sealed class SyscallWatchTests
{
    [Fact]
    public async Task Before_it_begins_forbidden_calls_are_denied_and_the_rest_goes_on()
    {
        using var run = WatchedRun.Start(null, Programs.Probe, "161:s:/", "42:0,0,0");

        var (output, _, exitCode) = await run.EndAsync();

        Assert.Equal(0, exitCode);
        Assert.Equal("161 -1 1\n42 -1 88\n", output);
        Assert.Equal(0, run.Watch.Health.Seen);
    }

    [Fact]
    public async Task It_ends_when_every_watched_process_is_gone()
    {
        var sink = new RecordingSink();
        using var run = WatchedRun.Start(sink, "/bin/bash", "-c", "sleep 0.3 & wait");

        await run.Watch.Ended.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.Contains(sink.Facts<ProcessExec>(), fact => fact.Name == "sleep");
        Assert.Equal(0, run.Watch.Health.Lost);
        Assert.True(run.Watch.Health.Seen > 5);
        Assert.True(run.Watch.Health.SlowestMicroseconds > 0);
    }

    [Fact]
    public async Task After_it_is_disposed_watched_calls_fail_and_the_program_gets_no_further()
    {
        using var run = WatchedRun.Start(new RecordingSink(), "/bin/bash", "-c", "while read line < /etc/hostname; do :; done");
        await run.RunsStillAfterAsync(TimeSpan.FromMilliseconds(100));

        run.Watch.Dispose();
        var (_, errors, _) = await run.EndAsync();

        Assert.Contains("Function not implemented", errors, StringComparison.Ordinal);
        Assert.True(run.Watch.Ended.IsCompleted);
    }

    [Fact]
    public async Task What_a_sink_kills_stays_where_it_is_until_it_is_ended()
    {
        var sink = new RecordingSink((fact, unlessRuled) => fact is SyscallForbidden ? Decision.Killed : unlessRuled);
        using var run = WatchedRun.Start(sink, Programs.Probe, "39:", "161:s:/", "39:");

        Assert.True(await run.RunsStillAfterAsync(TimeSpan.FromMilliseconds(700)));
        run.Kill();
        var (output, _, _) = await run.EndAsync();

        Assert.Single(output.TrimEnd().Split('\n'));
        Assert.Single(sink.Facts<SyscallForbidden>());
        await run.Watch.Ended.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_sink_can_only_be_stricter()
    {
        var sink = new RecordingSink((_, _) => Decision.Allowed);
        using var run = WatchedRun.Start(sink, Programs.Probe, "161:s:/");

        Assert.Equal("161 -1 1\n", (await run.EndAsync()).Output);
    }

    [Fact]
    public async Task A_rule_that_denies_is_obeyed()
    {
        var sink = new RecordingSink((fact, unlessRuled) => fact is ProcessExec { Name: "true" } ? Decision.Denied : unlessRuled);
        using var run = WatchedRun.Start(sink, "/bin/bash", "-c", "/bin/true");

        Assert.Contains("Operation not permitted", (await run.EndAsync()).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sink_that_fails_denies_is_counted_and_does_not_stop_the_supervisor()
    {
        var sink = new RecordingSink((fact, unlessRuled) => fact is ProcessMemoryFile ? throw new InvalidOperationException("broken") : unlessRuled);
        using var run = WatchedRun.Start(sink, Programs.Probe, "319:s:x,0", "319:s:y,0", "161:s:/");

        var (output, _, _) = await run.EndAsync();

        Assert.Equal("319 -1 1\n319 -1 1\n161 -1 1\n", output);
        Assert.Equal(2, run.Watch.Health.Lost);
        Assert.Equal(1, Assert.Single(sink.Facts<SensorLoss>()).Lost);
        Assert.Single(sink.Facts<SyscallForbidden>());
    }

    [Fact]
    public async Task A_late_answer_is_counted_and_told()
    {
        var sink = new RecordingSink((fact, unlessRuled) =>
        {
            if (fact is ProcessMemoryFile)
                Thread.Sleep(1100);
            return unlessRuled;
        });
        using var run = WatchedRun.Start(sink, Programs.Probe, "319:s:x,0");

        await run.EndAsync();

        Assert.Equal(1, run.Watch.Health.Lost);
        Assert.StartsWith("The syscall sensor missed something: a call was answered after 11", Assert.Single(sink.Facts<SensorLoss>()).Message, StringComparison.Ordinal);
        Assert.True(run.Watch.Health.SlowestMicroseconds > 1_000_000);
    }

    [Fact]
    public async Task Pointers_to_nowhere_get_the_kernels_own_answer()
    {
        var (sink, output, _, _) = await WatchedRun.RunAsync(Programs.Probe, "257:-100,0x10,0", "59:0x10,0,0", "42:0,0x10,16", "437:-100,s:/x,0x10,24", "319:0x10,0", "307:0,0x10,3,0");

        Assert.Equal(["257 -1 14", "59 -1 14", "42 -1 14", "437 -1 14", "319 -1 14", "307 -1 14"], output.TrimEnd().Split('\n'));
        Assert.Empty(sink.Facts<SensorLoss>());
    }

    [Fact]
    public async Task A_storm_of_processes_and_threads_is_told_without_loss()
    {
        var sink = new RecordingSink();
        using var run = WatchedRun.Start(sink, "/bin/bash", "-c", "for i in $(seq 200); do /bin/true & done; wait; exec /usr/bin/python3 -c \"import threading\nts = [threading.Thread(target=lambda: [open('/etc/shadow2') if 0 else open('/etc/hostname').close() for _ in range(50)]) for _ in range(20)]\n[t.start() for t in ts]; [t.join() for t in ts]\"");

        var (_, _, exitCode) = await run.EndAsync();

        Assert.Equal(0, exitCode);
        Assert.Equal(200, sink.Facts<ProcessExec>().Count(fact => fact.Name == "true"));
        Assert.Equal(200, sink.Observed.Where(one => one.Fact is ProcessExec { Name: "true" }).Select(one => one.Process.Pid).Distinct().Count());
        Assert.Equal(0, run.Watch.Health.Lost);
    }

    [Fact]
    public async Task Programs_that_interrupt_themselves_with_signals_finish()
    {
        var watch = Stopwatch.StartNew();

        var (_, _, errors, exitCode) = await WatchedRun.PythonAsync(
            "import signal\nn = [0]\nsignal.signal(signal.SIGALRM, lambda *a: n.__setitem__(0, n[0] + 1))\nsignal.setitimer(signal.ITIMER_REAL, 0.0005, 0.0005)\nfor _ in range(3000): open('/etc/hostname').close()\nsignal.setitimer(signal.ITIMER_REAL, 0)\nassert n[0] > 5");

        Assert.Equal("", errors);
        Assert.Equal(0, exitCode);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30));
    }
}
