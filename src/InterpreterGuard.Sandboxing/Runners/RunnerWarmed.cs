namespace InterpreterGuard.Sandboxing.Runners;

/// <summary>A warm-up step is done.</summary>
internal sealed record RunnerWarmed(int Step, int Of) : RunnerLine;
