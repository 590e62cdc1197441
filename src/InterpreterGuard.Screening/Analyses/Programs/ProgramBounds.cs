namespace InterpreterGuard.Screening.Analyses.Programs;

/// <summary>How far a program is followed.</summary>
/// <param name="LoopTurnsMax">How often a loop over a constant list is walked.</param>
/// <param name="CallDepthMax">How deep calls of the program's own functions are followed with their arguments.</param>
internal sealed record ProgramBounds(int LoopTurnsMax, int CallDepthMax);
