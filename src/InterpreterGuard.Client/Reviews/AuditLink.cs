namespace InterpreterGuard.Client;

/// <summary>A link of the audit trail.</summary>
/// <param name="Number">Counts from 1 without gaps.</param>
/// <param name="At">When it was written.</param>
/// <param name="Kind">What kind of thing it tells of.</param>
/// <param name="Actor">Who.</param>
/// <param name="Subject">About what.</param>
/// <param name="Detail">What exactly.</param>
/// <param name="Tenant">Whose it is about; empty when nobody's alone.</param>
/// <param name="Previous">The hash of the link before it.</param>
/// <param name="Hash">Its own.</param>
public sealed record AuditLink(long Number, DateTimeOffset At, string Kind, string Actor, string Subject, string Detail, string Tenant, string Previous, string Hash);
