namespace InterpreterGuard.Core.Observations;

/// <summary>A process inside a sandbox, in the sandbox's own numbers. 0 stands for the guard itself (limits, losses).</summary>
public readonly record struct ProcessReference(int Pid, int ParentPid, string Name)
{
    public static readonly ProcessReference Guard = new(0, 0, "guard");
}
