namespace InterpreterGuard.Client;

/// <summary>The body of a release or a rejection.</summary>
internal sealed record DecisionRequest(string Reason);
