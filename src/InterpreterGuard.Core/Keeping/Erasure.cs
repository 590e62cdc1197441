namespace InterpreterGuard.Core.Keeping;

/// <summary>An erasure that was done: what is left of what was deleted, beside the links of the audit trail.</summary>
/// <param name="Id">Its number.</param>
/// <param name="At">When it was done.</param>
/// <param name="Actor">Who wanted it.</param>
/// <param name="Tenant">Whose evidence it was.</param>
/// <param name="Narrowed">How it was narrowed: empty, or <c>agent</c> or <c>user</c> with the SHA-256 of the name. The name itself is forgotten too.</param>
/// <param name="Reason">Why.</param>
/// <param name="Counts">What was deleted, and what stayed.</param>
public sealed record Erasure(long Id, DateTimeOffset At, string Actor, string Tenant, string Narrowed, string Reason, ErasureCounts Counts);
