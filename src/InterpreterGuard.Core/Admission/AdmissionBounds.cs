namespace InterpreterGuard.Core.Admission;

/// <summary>How much is let in at once, for one key and for all.</summary>
public sealed record AdmissionBounds
{
    /// <summary>Sandboxes at once, those of sessions included.</summary>
    public required int Slots { get; init; }

    /// <summary>Sandboxes that sessions may hold of them, so that idle sessions leave room for executions.</summary>
    public required int SessionSlots { get; init; }

    /// <summary>Executions of one key at once.</summary>
    public required int KeyConcurrency { get; init; }

    /// <summary>Executions of one key in a minute, over time.</summary>
    public required int KeyRatePerMinute { get; init; }

    /// <summary>Executions of one key in one moment, after a pause.</summary>
    public required int KeyRateBurst { get; init; }

    /// <summary>Executions of one key that are read or wait.</summary>
    public required int KeyQueue { get; init; }

    /// <summary>Sessions of one key.</summary>
    public required int KeySessions { get; init; }

    /// <summary>Executions of all keys that are read or wait.</summary>
    public required int HostQueue { get; init; }

    /// <summary>How long one waits for its turn.</summary>
    public required TimeSpan QueueWait { get; init; }

    /// <summary>Interactive turns for each turn of a batch, while both wait.</summary>
    public required int InteractiveWeight { get; init; }
}
