namespace InterpreterGuard.Core.Observations;

/// <summary>A process of an execution's process tree.</summary>
/// <param name="Pid">Its number inside the sandbox.</param>
/// <param name="ParentPid">Its parent's number when it was first seen.</param>
/// <param name="CommandLine">Its last known command line.</param>
public sealed record ProcessNode(int Pid, int ParentPid, string CommandLine);
