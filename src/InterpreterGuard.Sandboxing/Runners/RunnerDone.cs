namespace InterpreterGuard.Sandboxing.Runners;

/// <summary>A cell is over, as its interpreter says.</summary>
/// <param name="Cell">The cell's number, as it was told.</param>
/// <param name="Status">0: it ended well. Otherwise as a process's exit code.</param>
internal sealed record RunnerDone(string Cell, int Status) : RunnerLine;
