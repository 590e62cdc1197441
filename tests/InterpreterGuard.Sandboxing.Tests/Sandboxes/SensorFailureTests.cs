using System.Diagnostics;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Sandboxing.Tests.Support;

namespace InterpreterGuard.Sandboxing.Tests.Sandboxes;

/// <summary>A sandbox that is seen no more is ended at once, and it is told from when on nobody saw it.</summary>
[Trait("needs", "docker")]
public sealed class SensorFailureTests
{
    private static readonly SensorFailure Failure = new("syscalls", "It stands still", new(2026, 11, 28, 18, 3, 11, 250, TimeSpan.Zero));

    [Fact]
    public async Task An_execution_whose_sensor_fails_is_ended()
    {
        await using var host = await TestHost.StartAsync();
        var started = Stopwatch.GetTimestamp();
        var running = host.RunAsync(Language.Shell, "while :; do sleep 0.1; done", TestHost.Plain with { SyscallSensor = true });
        await host.UntilAsync(() => host.Monitor.Attached.Count > 0, "its sensor");
        await Task.Delay(300, TestContext.Current.CancellationToken);

        host.Monitor.Fail(Failure);
        var (outcome, sink) = await running;

        host.Ended(ExecutionStatus.Killed, outcome);
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(15));
        Assert.Equal(("syscalls", "2026-11-28T18:03:11.250Z"), Assert.Single(sink.Failures.Select(fact => (fact.Sensor, fact.UnwatchedFrom))));
    }

    [Fact]
    public async Task An_execution_that_gets_a_sandbox_whose_sensor_has_failed_is_ended()
    {
        await using var host = await TestHost.StartAsync();
        host.Monitor.Fail(Failure);

        var (outcome, sink) = await host.RunAsync(Language.Shell, "sleep 5; echo ran", TestHost.Plain with { SyscallSensor = true });

        host.Ended(ExecutionStatus.Killed, outcome);
        Assert.Equal("", outcome.Output.Stdout);
        Assert.Single(sink.Failures);
    }

    [Fact]
    public async Task What_a_cell_left_running_is_ended_too()
    {
        await using var cells = await OpenCells.OpenAsync(Language.Shell, TestHost.Plain with { SyscallSensor = true });
        cells.Host.Ended(ExecutionStatus.Completed, await cells.RunAsync(TestHost.Submission(Language.Shell, "sleep 60 &")));
        Assert.True(cells.Sandbox.Lives);
        Assert.Equal(0, cells.Host.Groups.Hastened);

        cells.Host.Monitor.Fail(Failure);

        await cells.Host.UntilAsync(() => cells.Sink.Failures.Any(), "the failure to be told", seconds: 5);
        Assert.False(cells.Sandbox.Lives);
        Assert.Equal(1, cells.Host.Groups.Hastened);
    }

    [Fact]
    public async Task An_execution_whose_control_groups_do_not_tell_is_ended()
    {
        await using var host = await TestHost.StartAsync();
        await using var sandbox = await host.Sandboxes.ClaimAsync(Language.Shell, TestHost.Plain, CancellationToken.None);
        var sink = new RecordingSink();
        var running = sandbox.RunAsync(TestHost.Submission(Language.Shell, "while :; do :; done"), TestHost.Plain.WallClockMax, sink, NoListener.Instance, CancellationToken.None);
        await Task.Delay(500, TestContext.Current.CancellationToken);

        host.Groups.Broken = true;
        var outcome = await running;

        host.Ended(ExecutionStatus.Killed, outcome);
        Assert.Equal("resources", Assert.Single(sink.Failures).Sensor);
        Assert.Contains(sandbox.Sensors, sensor => sensor is { Sensor: "resources", Failed: true });
    }
}
