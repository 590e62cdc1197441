namespace InterpreterGuard.Core.Cases;

/// <summary>Incidents that have something in common with one, newest first, itself left out.</summary>
/// <param name="SameFingerprint">Equal ones.</param>
/// <param name="SameAgent">Of the same agent; of the same key where no agent is named.</param>
/// <param name="SameSession">Of the same session.</param>
public sealed record RelatedCases(IReadOnlyList<IncidentCase> SameFingerprint, IReadOnlyList<IncidentCase> SameAgent, IReadOnlyList<IncidentCase> SameSession);
