namespace InterpreterGuard.Core.Executions;

/// <summary>Nobody listens.</summary>
public sealed class NoListener : IExecutionListener
{
    public static readonly NoListener Instance = new();

    private NoListener()
    {
    }

    public void Output(OutputStream stream, ReadOnlySpan<byte> bytes)
    {
    }

    public void Result(ExecutionResult result)
    {
    }

    public void Error(ExecutionError error)
    {
    }

    public void Artifact(Artifact artifact)
    {
    }
}
