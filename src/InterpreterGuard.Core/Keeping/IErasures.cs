namespace InterpreterGuard.Core.Keeping;

/// <summary>Deletes evidence because somebody wants it. The audit trail stays whole: it holds no evidence, only ids and hashes, and tells what was deleted.</summary>
public interface IErasures
{
    /// <summary>What an erasure would come to now; nothing is deleted.</summary>
    Task<ErasureCounts> CountAsync(ErasureScope scope, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes, in small pieces, so that others can write in between. What is on legal hold or has not ended stays and is counted. Once begun it goes on to its end; a host that ends
    /// in between leaves the rest, and the same order finishes it.
    /// </summary>
    Task<Erasure> EraseAsync(ErasureOrder order, CancellationToken cancellationToken);

    /// <summary>Erasures that were done, newest first.</summary>
    Task<IReadOnlyList<Erasure>> ListAsync(int countMax, CancellationToken cancellationToken);
}
