namespace InterpreterGuard.Core.Cases;

/// <summary>What came of a step about one incident.</summary>
public enum CaseOutcome
{
    Done,

    /// <summary>A step with the same external reference is there already; nothing was added.</summary>
    Repeated,

    /// <summary>There is none, or the caller may not know of it.</summary>
    Unknown,

    /// <summary>It is open already; there is nothing to reopen.</summary>
    NotClosed,
}
