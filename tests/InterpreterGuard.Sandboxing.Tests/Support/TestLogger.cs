using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace InterpreterGuard.Sandboxing.Tests.Support;

/// <summary>Keeps what was logged, for messages of failing tests.</summary>
internal sealed class TestLog
{
    private readonly ConcurrentQueue<string> _lines = new();

    public void Add(string line) => _lines.Enqueue(line);

    public override string ToString() => string.Join('\n', _lines);
}

internal sealed class TestLogger<T>(TestLog log) : ILogger<T>
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        log.Add($"{logLevel} {eventId.Name}: {formatter(state, exception)} {exception}");
}
