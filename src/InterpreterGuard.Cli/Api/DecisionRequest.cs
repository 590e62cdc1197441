namespace InterpreterGuard.Cli.Api;

/// <summary>The body of a release or a rejection.</summary>
internal sealed record DecisionRequest(string Reason);
