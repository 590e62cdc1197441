using System.Collections.Concurrent;

namespace InterpreterGuard.Policies.Tests.Reloading;

/// <summary>What was logged, a line each: level, event, message.</summary>
internal sealed class LinesLog
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    public void Add(string line) => _lines.Enqueue(line);
}
