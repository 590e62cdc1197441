namespace InterpreterGuard.Core.Audit;

/// <summary>Walks the trail from its beginning, link by link, and keeps the first thing that is wrong. Needs no more memory than one link.</summary>
public sealed class AuditProof
{
    private readonly Dictionary<long, AuditHead> _heads;

    /// <param name="heads">Signed ends that must lie on the trail: those it holds itself, and those that were kept elsewhere.</param>
    public AuditProof(IEnumerable<AuditHead> heads)
    {
        _heads = [];
        foreach (var head in heads)
        {
            if (_heads.TryGetValue(head.Number, out var other) && !string.Equals(other.Hash, head.Hash, StringComparison.Ordinal))
                Break(head.Number, "two signed heads speak of it and differ: the trail was written twice");
            _heads[head.Number] = head;
        }
    }

    /// <summary>Links that are whole so far.</summary>
    public long Count { get; private set; }

    /// <summary>The hash of the last whole link.</summary>
    public string Hash { get; private set; } = AuditChain.Beginning;

    /// <summary>The number of the first link that is broken; <see langword="null"/> while all is whole.</summary>
    public long? BrokenAt { get; private set; }

    /// <summary>What is wrong with it.</summary>
    public string? Problem { get; private set; }

    /// <summary>Takes the next link. Once something is wrong, the rest proves nothing and is passed over.</summary>
    public void Take(AuditEntry entry)
    {
        if (BrokenAt is not null)
            return;
        var number = Count + 1;
        if (entry.Number != number)
            Break(number, entry.Number > number ? $"it is missing; the next one there is {entry.Number}" : $"behind it stands {entry.Number} once more");
        else if (!string.Equals(entry.Previous, Hash, StringComparison.Ordinal))
            Break(number, "it does not hang on the one before it");
        else if (!string.Equals(entry.Hash, AuditChain.HashOf(entry), StringComparison.Ordinal))
            Break(number, "it is not what was hashed when it was written");
        else if (_heads.TryGetValue(number, out var head) && !string.Equals(head.Hash, entry.Hash, StringComparison.Ordinal))
            Break(number, $"it is not the one that was signed at {head.At:u}: the trail was written anew");
        if (BrokenAt is null)
            (Count, Hash) = (number, entry.Hash);
    }

    /// <summary>No more links. What was signed must be there.</summary>
    public void End()
    {
        if (BrokenAt is null && _heads.Count > 0 && _heads.Keys.Max() is var last && last > Count)
            Break(Count + 1, $"it is missing, and so is everything up to {last}, which was there when the head was signed at {_heads[last].At:u}");
    }

    private void Break(long number, string problem)
    {
        if (BrokenAt is null || number < BrokenAt)
            (BrokenAt, Problem) = (number, problem);
    }
}
