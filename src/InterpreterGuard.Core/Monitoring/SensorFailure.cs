namespace InterpreterGuard.Core.Monitoring;

/// <summary>A sensor that saw a sandbox sees it no more.</summary>
/// <param name="Sensor"><c>syscalls</c>, <c>sentry</c>, <c>network</c> or <c>resources</c>.</param>
/// <param name="Message">What broke, as a sentence without its full stop.</param>
/// <param name="UnwatchedFrom">The last moment at which it was known to see.</param>
public sealed record SensorFailure(string Sensor, string Message, DateTimeOffset UnwatchedFrom);
