using InterpreterGuard.Core.Audit;

namespace InterpreterGuard.Host.Audit;

/// <summary>A page of the trail.</summary>
/// <param name="Entries">Links, in the order asked for.</param>
/// <param name="Next">What the next page's <c>after</c> (or <c>before</c>) is; missing when this page is not full.</param>
internal sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, long? Next);
