using System.Diagnostics;
using System.Runtime.InteropServices;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Monitoring.Syscalls;
using InterpreterGuard.Monitoring.Tests.Kernel;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Monitoring.Tests.Syscalls;

/// <summary>Each way in which the sensor itself can break, broken: what it watched is told to have failed, and the next one is watched again.</summary>
public sealed partial class SensorFailureTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_thread_that_stands_still_fails_what_it_watched_and_another_takes_its_place()
    {
        using var release = new ManualResetEventSlim();
        using var sensor = Sensor(NullLogger<SyscallSensor>.Instance);
        var started = TimeProvider.System.GetUtcNow();
        using var stuck = WatchedRun.Start(sensor, new RecordingSink((fact, unlessRuled) =>
        {
            if (fact is ProcessMemoryFile)
                release.Wait(Patience);
            return unlessRuled;
        }), Programs.Probe, "319:s:x,0", "161:s:/");

        var failure = await stuck.Watch.Failed.WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Equal("syscalls", failure.Sensor);
        Assert.StartsWith("The thread of the supervisor that watched it gave no sign of life for ", failure.Message, StringComparison.Ordinal);
        Assert.InRange(failure.UnwatchedFrom, started.AddMilliseconds(-1), TimeProvider.System.GetUtcNow());
        Assert.True(stuck.Watch.Health.Failed);
        await SeesAsync(sensor);
        release.Set();
    }

    [Fact]
    public async Task A_thread_that_ends_fails_what_it_watched_and_another_takes_its_place()
    {
        using var sensor = Sensor(new BrokenLogger());
        using var run = WatchedRun.Start(sensor, new RecordingSink((fact, unlessRuled) => fact is ProcessMemoryFile ? throw new InvalidOperationException("broken") : unlessRuled), Programs.Probe, "319:s:x,0", "161:s:/");

        var failure = await run.Watch.Failed.WaitAsync(Patience, TestContext.Current.CancellationToken);
        var (output, _, _) = await run.EndAsync();

        Assert.Equal("The thread of the supervisor that watched it ended", failure.Message);
        Assert.Equal("319 -1 38\n161 -1 38\n", output);
        await SeesAsync(sensor);
    }

    [Fact]
    public async Task A_listener_that_does_not_tell_fails_and_the_program_gets_no_further()
    {
        using var run = WatchedRun.Start(new RecordingSink(), "/bin/bash", "-c", "while read line < /etc/hostname; do :; done");
        await run.RunsStillAfterAsync(TimeSpan.FromMilliseconds(100));

        // Another file takes the listener's place: it is always readable, and knows nothing of calls. Ours stays open elsewhere, or the kernel would let the calls fail.
        var kept = Duplicate(run.Listener);
        using (var nothing = File.OpenHandle("/dev/zero"))
            Assert.Equal(run.Listener, Replace((int)nothing.DangerousGetHandle(), run.Listener));
        var failure = await run.Watch.Failed.WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.StartsWith("A call could not be ", failure.Message, StringComparison.Ordinal);
        Assert.True(await run.RunsStillAfterAsync(TimeSpan.FromMilliseconds(300)));
        run.Kill();
        Assert.Equal(0, Close(kept));
    }

    [Fact]
    public async Task Calls_that_a_signal_broke_off_are_counted_by_the_gaps_they_leave()
    {
        var sink = new RecordingSink((fact, unlessRuled) =>
        {
            if (fact is ProcessMemoryFile)
                Thread.Sleep(300);
            return unlessRuled;
        });

        // While the supervisor is busy with another call, an alarm ends the child in the middle of its own, which nobody took yet.
        using var run = WatchedRun.Start(sink, "/usr/bin/python3", "-c", """
            import os, signal, subprocess, sys, threading, time
            child = subprocess.Popen([sys.executable, "-c", "import signal, sys\nsys.stdin.readline()\nsignal.setitimer(signal.ITIMER_REAL, 0.1)\nopen('/etc/hostname')"], stdin=subprocess.PIPE)
            time.sleep(0.5)
            busy = threading.Thread(target=lambda: os.memfd_create("x"))
            busy.start()
            time.sleep(0.05)
            child.stdin.write(b"go\n"); child.stdin.flush()
            busy.join()
            assert child.wait() == -signal.SIGALRM
            open("/etc/hostname")
            """);

        var (_, errors, exitCode) = await run.EndAsync();

        Assert.Equal("", errors);
        Assert.Equal(0, exitCode);
        Assert.Equal(1, run.Watch.Health.Withdrawn);
        Assert.Equal(0, run.Watch.Health.Lost);
    }

    private static async Task SeesAsync(SyscallSensor sensor)
    {
        // One that comes before the new thread is there fails at once, and is not let run unseen.
        var started = Stopwatch.GetTimestamp();
        var sink = new RecordingSink();
        while (Stopwatch.GetElapsedTime(started) < Patience)
        {
            using var early = WatchedRun.Start(sensor, sink: null, "/bin/sleep", "60");
            if (!early.Watch.Failed.IsCompleted)
                break;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        using var next = WatchedRun.Start(sensor, sink, Programs.Probe, "161:s:/");
        Assert.Equal("161 -1 1\n", (await next.EndAsync()).Output);
        Assert.Single(sink.Facts<SyscallForbidden>());
        Assert.False(next.Watch.Failed.IsCompleted);
    }

    private static SyscallSensor Sensor(ILogger<SyscallSensor> logger) =>
        new(Options.Create(new SyscallOptions { ThreadsMax = 1, HeartbeatMax = TimeSpan.FromMilliseconds(800) }), TimeProvider.System, logger);

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int Replace(int by, int descriptor);

    [LibraryImport("libc", EntryPoint = "dup")]
    private static partial int Duplicate(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);

    // Fails where a failure is to be written down: nothing is left to catch it but the end of the thread.
    private sealed class BrokenLogger : ILogger<SyscallSensor>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Id == 3001)
                throw new InvalidOperationException("the log is broken too");
        }
    }
}
