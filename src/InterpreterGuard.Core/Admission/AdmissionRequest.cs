namespace InterpreterGuard.Core.Admission;

/// <summary>Somebody wants in.</summary>
/// <param name="KeyId">Whose bounds count.</param>
/// <param name="Kind">For what.</param>
/// <param name="Priority">How soon.</param>
public sealed record AdmissionRequest(string KeyId, AdmissionKind Kind = AdmissionKind.Execution, AdmissionPriority Priority = AdmissionPriority.Interactive)
{
    /// <summary>Nobody stands waiting for the answer: its turn may come as late as it will.</summary>
    public bool Patient { get; init; }

    /// <summary>It was accepted before (a person released it): no bound turns it away, it only waits.</summary>
    public bool AcceptedBefore { get; init; }
}
