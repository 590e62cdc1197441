using Microsoft.Extensions.Logging;

namespace InterpreterGuard.Policies.Tests.Reloading;

/// <summary>Writes into a <see cref="LinesLog"/>.</summary>
internal sealed class LinesLogger<T>(LinesLog log) : ILogger<T>
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        log.Add($"{logLevel} {eventId.Name}: {formatter(state, exception)}");
}
