namespace InterpreterGuard.Core.Cases;

/// <summary>One step on an incident's way. Written once, never changed.</summary>
/// <param name="Action">What was done.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who: a key's id or a signed-in person.</param>
/// <param name="Disposition">Of a decision.</param>
/// <param name="Assignee">Of an assignment; <see langword="null"/> gives it to nobody.</param>
/// <param name="Note">What was said.</param>
/// <param name="ExternalReference">Where it was decided, when that was in another tool.</param>
public sealed record CaseStep(CaseAction Action, DateTimeOffset At, string Actor, Disposition? Disposition, string? Assignee, string? Note, string? ExternalReference);
