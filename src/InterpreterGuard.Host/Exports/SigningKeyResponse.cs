namespace InterpreterGuard.Host.Exports;

/// <summary>What proves that an archive was made by this host.</summary>
internal sealed record SigningKeyResponse(string Name, string Algorithm, string PublicKey);
