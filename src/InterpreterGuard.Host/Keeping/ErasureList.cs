using InterpreterGuard.Core.Keeping;

namespace InterpreterGuard.Host.Keeping;

/// <summary>Erasures that were done, newest first.</summary>
internal sealed record ErasureList(IReadOnlyList<Erasure> Erasures);
