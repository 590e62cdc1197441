namespace InterpreterGuard.Core.Audit;

/// <summary>A link of the trail.</summary>
/// <param name="Number">Counts from 1 without gaps.</param>
/// <param name="At">When it was written, in microseconds.</param>
/// <param name="Kind">As it is written: a word in snake_case. A word nobody knows is still proved.</param>
/// <param name="Actor">Who.</param>
/// <param name="Subject">About what.</param>
/// <param name="Detail">What exactly.</param>
/// <param name="Tenant">Whose it is about; empty when nobody's alone.</param>
/// <param name="Previous">The hash of the link before it, 64 hexadecimal digits; zeros in the first one.</param>
/// <param name="Hash">SHA-256 over <paramref name="Previous"/> and everything else, see <see cref="AuditChain"/>.</param>
public sealed record AuditEntry(long Number, DateTimeOffset At, string Kind, string Actor, string Subject, string Detail, string Tenant, string Previous, string Hash);
