namespace InterpreterGuard.Core.Executions;

/// <summary>Where the time of an execution went.</summary>
/// <param name="Screening">Reading and judging the source.</param>
/// <param name="Claim">Getting a sandbox.</param>
/// <param name="Run">From handing over the code to its end.</param>
/// <param name="Total">All of it.</param>
/// <param name="Warm">Whether the sandbox came from the pool.</param>
/// <param name="Queue">Waiting for its turn.</param>
public sealed record ExecutionTimings(TimeSpan Screening, TimeSpan Claim, TimeSpan Run, TimeSpan Total, bool Warm, TimeSpan Queue = default);
