using InterpreterGuard.TestKit.Given;

namespace InterpreterGuard.Storage.Tests;

/// <summary>A clock that is set by the day. Its timers are real: years pass here, and a timer of a minute would ring for each of them.</summary>
internal sealed class Calendar : TimeProvider
{
    private DateTimeOffset _now = GivenExecutions.Noon;

    public void Set(DateTimeOffset now) => _now = now;

    public override DateTimeOffset GetUtcNow() => _now;
}
