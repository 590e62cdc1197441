namespace InterpreterGuard.Core.Admission;

/// <summary>The bound that somebody met.</summary>
public enum AdmissionBound
{
    /// <summary>Executions of the key at once.</summary>
    KeyConcurrency,

    /// <summary>Executions of the key in a minute.</summary>
    KeyRate,

    /// <summary>Executions of the key that wait.</summary>
    KeyQueue,

    /// <summary>Sessions of the key.</summary>
    KeySessions,

    /// <summary>Executions of all keys that wait.</summary>
    HostQueue,

    /// <summary>Sandboxes of the host.</summary>
    HostSandboxes,

    /// <summary>The room for evidence: nothing runs whose evidence could not be kept.</summary>
    EvidenceSpace,
}
