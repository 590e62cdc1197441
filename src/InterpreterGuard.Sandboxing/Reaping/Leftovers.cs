namespace InterpreterGuard.Sandboxing.Reaping;

/// <summary>
/// Containers that the engine was asked to remove and still lists a round later. Engine 20.10 may keep one as "removal in progress" for good and answers every further request as if
/// it were done, so only looking again tells.
/// </summary>
internal sealed class Leftovers
{
    private HashSet<string> _asked = new(StringComparer.Ordinal);
    private volatile HashSet<string> _left = new(StringComparer.Ordinal);

    /// <summary>How many there are.</summary>
    public int Count => _left.Count;

    /// <summary>After a round of the reaper; one round at a time. Hands out those that were not known to be left over before.</summary>
    /// <param name="listed">Everything the engine listed at the beginning of the round.</param>
    /// <param name="asked">What this round asked the engine to remove.</param>
    public IReadOnlyList<string> After(IEnumerable<string> listed, IEnumerable<string> asked)
    {
        var known = _left;
        _left = listed.Where(_asked.Contains).ToHashSet(StringComparer.Ordinal);
        _asked = asked.ToHashSet(StringComparer.Ordinal);
        return [.. _left.Except(known, StringComparer.Ordinal)];
    }
}
