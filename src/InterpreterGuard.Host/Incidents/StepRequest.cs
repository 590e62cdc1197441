namespace InterpreterGuard.Host.Incidents;

/// <summary>The body of <c>POST /v1/incidents/{id}/decisions</c>, and of <c>POST /v1/incidents/decisions</c> for many.</summary>
/// <param name="Action"><c>decide</c> (when it is left out), <c>assign</c>, <c>reopen</c>, <c>comment</c>, <c>hold</c> (keep whatever retention says) or <c>unhold</c>.</param>
/// <param name="Disposition">For <c>decide</c>: <c>true_positive</c>, <c>false_positive</c>, <c>benign</c> or <c>test</c>.</param>
/// <param name="Assignee">For <c>assign</c>; left out, it is given to nobody.</param>
/// <param name="Note">Why; needed for <c>decide</c>, <c>reopen</c> and <c>comment</c>; 1 to 4000 characters.</param>
/// <param name="ExternalReference">Where it was decided, when that was in another tool; the same one again changes nothing.</param>
/// <param name="Ids">For many: 1 to 500 incidents.</param>
internal sealed record StepRequest(string? Action, string? Disposition, string? Assignee, string? Note, string? ExternalReference, IReadOnlyList<string>? Ids);
