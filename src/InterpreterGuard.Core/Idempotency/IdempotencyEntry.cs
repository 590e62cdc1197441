using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Core.Idempotency;

/// <summary>What a caller's key for a request stands for.</summary>
/// <param name="ApiKeyId">Whose it is.</param>
/// <param name="Key">The caller's word.</param>
/// <param name="RequestHash">SHA-256 of the request, in hexadecimal.</param>
/// <param name="ExecutionId">The execution it led to.</param>
/// <param name="CreatedAt">When it was used first.</param>
public sealed record IdempotencyEntry(string ApiKeyId, string Key, string RequestHash, ExecutionId ExecutionId, DateTimeOffset CreatedAt);
