using InterpreterGuard.Core.Keeping;

namespace InterpreterGuard.Host.Keeping;

/// <summary>What an erasure comes to, or came to.</summary>
/// <param name="DryRun">Nothing was deleted: this is what would be.</param>
/// <param name="Counts">How much.</param>
/// <param name="Erasure">What is left of it; missing in a dry run.</param>
internal sealed record ErasureResponse(bool DryRun, ErasureCounts Counts, Erasure? Erasure = null);
