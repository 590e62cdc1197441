namespace InterpreterGuard.Core.Cases;

/// <summary>Which part of the queue.</summary>
public enum CaseView
{
    Open,

    /// <summary>Open ones that are assigned to whoever asks.</summary>
    Mine,
    Closed,
    All,
}
