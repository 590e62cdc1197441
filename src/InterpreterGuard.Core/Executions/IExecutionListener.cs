namespace InterpreterGuard.Core.Executions;

/// <summary>
/// Is told what an execution says while it runs, and nothing that its answer will not hold. Called on the thread that reads from the sandbox: never blocks, never throws, and keeps
/// within bounds whatever it is told.
/// </summary>
public interface IExecutionListener
{
    /// <summary>Bytes of the program's output as they came; a character or a line may be split between two calls. What is beyond the profile's bound is not told.</summary>
    void Output(OutputStream stream, ReadOnlySpan<byte> bytes);

    void Result(ExecutionResult result);

    void Error(ExecutionError error);

    void Artifact(Artifact artifact);
}
