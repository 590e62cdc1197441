namespace InterpreterGuard.Client;

/// <summary>The public key that proves that an exported archive was made by a host.</summary>
public sealed record SigningKey : GuardAnswer
{
    /// <summary>How manifests name it: <c>sha256:</c> and the hash of the key.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it is for, such as <c>ECDSA P-256, SHA-256</c>.</summary>
    public string Algorithm { get; init; } = "";

    /// <summary>The key as PEM.</summary>
    public string PublicKey { get; init; } = "";
}
