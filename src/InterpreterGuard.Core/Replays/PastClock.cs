namespace InterpreterGuard.Core.Replays;

/// <summary>The time at which something happened then.</summary>
internal sealed class PastClock : TimeProvider
{
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}
