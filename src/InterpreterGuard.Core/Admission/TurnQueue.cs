namespace InterpreterGuard.Core.Admission;

/// <summary>
/// Whose turn is next. Keys take turns, so that one with many does not keep out one with few; of one key, first come, first served. While both priorities wait,
/// one turn in so many is a batch's. Not safe from several threads.
/// </summary>
internal sealed class TurnQueue(int interactiveWeight)
{
    private readonly LinkedList<KeyLine> _interactive = [];
    private readonly LinkedList<KeyLine> _batch = [];
    private int _interactiveTurns;

    public void Add(AdmissionTicket ticket)
    {
        var lines = LinesOf(ticket);
        var line = lines.FirstOrDefault(line => IsOf(line, ticket)) ?? lines.AddLast(new KeyLine(ticket.Request.KeyId)).Value;
        line.Tickets.AddLast(ticket);
    }

    /// <summary>Whether it was waiting.</summary>
    public bool Remove(AdmissionTicket ticket)
    {
        var lines = LinesOf(ticket);
        if (lines.FirstOrDefault(line => IsOf(line, ticket)) is not { } line || !line.Tickets.Remove(ticket))
            return false;
        if (line.Tickets.Count == 0)
            lines.Remove(line);
        return true;
    }

    /// <summary>Takes the next one that may go; <see langword="null"/> when none may.</summary>
    public AdmissionTicket? TakeNext(Predicate<AdmissionTicket> mayGo)
    {
        if (_interactiveTurns >= interactiveWeight && Take(_batch, mayGo) is { } due)
        {
            _interactiveTurns = 0;
            return due;
        }

        if (Take(_interactive, mayGo) is { } soon)
        {
            // Turns that kept nobody waiting are not held against anybody.
            _interactiveTurns = _batch.Count > 0 ? _interactiveTurns + 1 : 0;
            return soon;
        }

        _interactiveTurns = 0;
        return Take(_batch, mayGo);
    }

    private static AdmissionTicket? Take(LinkedList<KeyLine> lines, Predicate<AdmissionTicket> mayGo)
    {
        for (var node = lines.First; node is not null; node = node.Next)
        {
            var line = node.Value;
            if (line.Tickets.FirstOrDefault(ticket => mayGo(ticket)) is not { } ticket)
                continue;
            line.Tickets.Remove(ticket);
            lines.Remove(node);
            if (line.Tickets.Count > 0)
                lines.AddLast(node);
            return ticket;
        }

        return null;
    }

    private LinkedList<KeyLine> LinesOf(AdmissionTicket ticket) => ticket.Request.Priority == AdmissionPriority.Batch ? _batch : _interactive;

    private static bool IsOf(KeyLine line, AdmissionTicket ticket) => string.Equals(line.KeyId, ticket.Request.KeyId, StringComparison.Ordinal);
}
