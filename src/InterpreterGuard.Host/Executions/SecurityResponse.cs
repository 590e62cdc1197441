using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Host.Executions;

/// <summary>What the guard thought of it, as far as the policy discloses it to this caller.</summary>
internal sealed record SecurityResponse(
    Verdict Verdict, IReadOnlyList<FindingResponse>? Findings, IReadOnlyList<DetectionResponse>? Detections, string? IncidentId, ReceiptResponse Policy);
