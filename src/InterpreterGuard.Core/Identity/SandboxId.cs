namespace InterpreterGuard.Core.Identity;

/// <summary>Names one sandbox (one container). An execution learns it when it claims the sandbox.</summary>
public readonly record struct SandboxId(Guid Value)
{
    private const string Prefix = "sbx";

    /// <summary>A new id, made from the time and random bits.</summary>
    public static SandboxId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    /// <summary><c>sbx_</c> and 32 hexadecimal digits.</summary>
    public override string ToString() => IdText.Write(Prefix, Value);
}
