namespace InterpreterGuard.Core.Held;

/// <summary>What came of a person's decision.</summary>
public enum HeldOutcome
{
    /// <summary>It counts.</summary>
    Decided,

    /// <summary>There is no such execution.</summary>
    Unknown,

    /// <summary>It never waited for a person.</summary>
    NotHeld,

    /// <summary>It was decided before, by a person or by its deadline.</summary>
    DecidedBefore,

    /// <summary>The deadline passed first: refused.</summary>
    Overdue,
}
