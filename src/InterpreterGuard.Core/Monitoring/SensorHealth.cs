namespace InterpreterGuard.Core.Monitoring;

/// <summary>How well a sensor saw an execution. Goes into the receipt.</summary>
/// <param name="Sensor"><c>syscalls</c> or <c>resources</c>.</param>
/// <param name="On">Whether it was on.</param>
/// <param name="Seen">Notifications received since the code started.</param>
/// <param name="Lost">Notifications that could not be read or answered in time.</param>
/// <param name="SlowestMicroseconds">The longest time from receiving a call to answering it.</param>
public sealed record SensorHealth(string Sensor, bool On, long Seen, long Lost, long SlowestMicroseconds);
