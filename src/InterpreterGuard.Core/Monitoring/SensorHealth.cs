namespace InterpreterGuard.Core.Monitoring;

/// <summary>How well a sensor saw an execution. Goes into the receipt.</summary>
/// <param name="Sensor"><c>syscalls</c>, <c>sentry</c> or <c>resources</c>.</param>
/// <param name="On">Whether it was on.</param>
/// <param name="Seen">Notifications received since the code started.</param>
/// <param name="Lost">Notifications that could not be read or answered, or not in time.</param>
/// <param name="SlowestMicroseconds">The longest time from receiving a call to answering it.</param>
public sealed record SensorHealth(string Sensor, bool On, long Seen, long Lost, long SlowestMicroseconds)
{
    /// <summary>Those of the lost that were answered, but too late.</summary>
    public long Late { get; init; }

    /// <summary>Calls that ended before they were taken, told by gaps in the kernel's numbers: a signal broke them off or their thread died. They did nothing.</summary>
    public long Withdrawn { get; init; }

    /// <summary>The share of its time for which the supervisor's thread was at work in the busiest second or so, 0 to 1; 0 for executions shorter than that. Near 1 calls wait for their turn.</summary>
    public double Saturation { get; init; }

    /// <summary>It failed, and the execution was ended for it.</summary>
    public bool Failed { get; init; }
}
