namespace InterpreterGuard.Core.Cases;

/// <summary>The order of the queue.</summary>
public enum CaseSort
{
    Newest,

    /// <summary>The highest risk first, of equal ones the newest.</summary>
    Risk,
}
