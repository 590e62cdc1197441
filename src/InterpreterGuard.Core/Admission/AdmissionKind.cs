namespace InterpreterGuard.Core.Admission;

/// <summary>What somebody wants in for, and so which bounds count.</summary>
public enum AdmissionKind
{
    /// <summary>A sandbox for one execution: all bounds but those of sessions.</summary>
    Execution,

    /// <summary>A session: the key's rate and its number of sessions. It needs a <see cref="SessionSandbox"/> for each interpreter beside.</summary>
    Session,

    /// <summary>A sandbox for a session, held while it lives: the queues, and the sandboxes that sessions may hold.</summary>
    SessionSandbox,

    /// <summary>An execution in a session's sandbox: the key's rate.</summary>
    SessionExecution,
}
