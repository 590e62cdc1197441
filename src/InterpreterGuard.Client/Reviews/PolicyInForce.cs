namespace InterpreterGuard.Client;

/// <summary>What reading the policy anew came to.</summary>
public sealed record PolicyInForce : GuardAnswer
{
    /// <summary>The hash of the policy in force now.</summary>
    public string Hash { get; init; } = "";

    /// <summary>Whether it is another than before.</summary>
    public bool Changed { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public double ElapsedMs { get; init; }
}
