namespace InterpreterGuard.Sandboxing.Runners;

/// <summary>What a runner says.</summary>
internal abstract record RunnerLine;
