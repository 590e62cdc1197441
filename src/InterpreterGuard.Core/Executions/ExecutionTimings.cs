namespace InterpreterGuard.Core.Executions;

/// <summary>Where the time of an execution went.</summary>
public sealed record ExecutionTimings(TimeSpan Screening, TimeSpan Claim, TimeSpan Run, TimeSpan Total, bool Warm);
