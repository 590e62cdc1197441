namespace InterpreterGuard.Host.Exceptions;

/// <summary>The body of <c>POST /v1/incidents/{id}/exception-proposals</c>.</summary>
/// <param name="Owner">Who will answer for the exception.</param>
/// <param name="Reason">Why what it silences is no threat.</param>
/// <param name="Expires">The last day on which it is to work, UTC, at most 366 days away.</param>
/// <param name="Rules">Which of the incident's rules; all of them when missing.</param>
internal sealed record ProposalRequest(string Owner, string Reason, string Expires, IReadOnlyList<string>? Rules);
