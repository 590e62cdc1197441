using InterpreterGuard.Core.Audit;

namespace InterpreterGuard.Host.Audit;

/// <summary>The signed heads. Keep the last one apart from the host: it is what proves the trail later.</summary>
/// <param name="Heads">Oldest first; the last is of this moment.</param>
internal sealed record AuditHeads(IReadOnlyList<AuditHead> Heads);
