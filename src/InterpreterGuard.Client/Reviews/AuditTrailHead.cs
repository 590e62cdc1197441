namespace InterpreterGuard.Client;

/// <summary>The end of the audit trail at some time, signed by the host.</summary>
/// <param name="Number">The last link then.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="At">When it was signed.</param>
/// <param name="KeyName">The key, as <see cref="SigningKey.Name"/> has it.</param>
/// <param name="Signature">Base64.</param>
public sealed record AuditTrailHead(long Number, string Hash, DateTimeOffset At, string KeyName, string Signature);
