using InterpreterGuard.Core.Detections;

namespace InterpreterGuard.Core.Cases;

/// <summary>How many incidents of one severity are open or closed.</summary>
public sealed record CaseCount(CaseStatus Status, Severity Severity, long Count);
