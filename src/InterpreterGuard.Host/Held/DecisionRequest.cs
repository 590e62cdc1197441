namespace InterpreterGuard.Host.Held;

/// <summary>The body of a release or a rejection.</summary>
/// <param name="Reason">Why, for whoever reads the incident later. Kept with the reviewer's key and the time.</param>
internal sealed record DecisionRequest(string Reason);
