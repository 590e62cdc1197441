namespace InterpreterGuard.Core.Screening;

/// <summary>What follows from all findings of a submission.</summary>
public enum Verdict
{
    /// <summary>It runs, under watch.</summary>
    Allow,

    /// <summary>It waits for a person.</summary>
    Hold,

    /// <summary>It does not run.</summary>
    Refuse,
}
