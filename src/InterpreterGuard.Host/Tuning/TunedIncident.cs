using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Detections;

namespace InterpreterGuard.Host.Tuning;

/// <summary>An incident of the past, seen by a proposal.</summary>
/// <param name="IncidentId">Its id; missing for one that would appear.</param>
/// <param name="ExecutionId">Its execution.</param>
/// <param name="At">When the submission was received.</param>
/// <param name="Severity">As it is; as it would be for one that would appear.</param>
/// <param name="Summary">The same.</param>
/// <param name="Disposition">What a person concluded; missing where nobody has.</param>
public sealed record TunedIncident(string? IncidentId, string ExecutionId, DateTimeOffset At, Severity Severity, string Summary, Disposition? Disposition);
