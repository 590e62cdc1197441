namespace InterpreterGuard.Core.Audit;

/// <summary>
/// The trail's end at some time, signed with the host's key. The chain alone proves that nobody changed a part of it; who can rewrite all of it can make another whole chain,
/// and is found out by a head that was kept elsewhere, or that he cannot sign.
/// </summary>
/// <param name="Number">The last entry then.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="At">When it was signed.</param>
/// <param name="KeyName">The key, as <c>/v1/signing-key</c> names it.</param>
/// <param name="Signature">ECDSA over <see cref="AuditChain.ToSign"/>, DER, Base64.</param>
public sealed record AuditHead(long Number, string Hash, DateTimeOffset At, string KeyName, string Signature);
