namespace InterpreterGuard.Host.Incidents;

/// <summary>A page of executions that joined an incident, newest first.</summary>
/// <param name="Joined">The executions.</param>
/// <param name="NextBefore">Where the next page begins; there when this one is full.</param>
internal sealed record JoinedPage(IReadOnlyList<JoinedResponse> Joined, string? NextBefore);
