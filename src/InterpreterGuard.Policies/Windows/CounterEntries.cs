namespace InterpreterGuard.Policies.Windows;

/// <summary>
/// What one counter remembers in one scope. Bounded twice: a group is counted no further than the rule asks, and all groups together keep at most
/// <see cref="EntriesMax"/> entries (24 KiB); then the oldest goes. Depends on nothing but the facts and the times it is given.
/// </summary>
internal sealed class CounterEntries
{
    public const int EntriesMax = 1024;

    private const long GapMin = TimeSpan.TicksPerSecond / 2;
    private const int GapRatioMax = 3;

    private CounterEntry[] _entries = new CounterEntry[8];
    private int _length;

    /// <summary>When the newest fact was counted, in ticks.</summary>
    public long NewestAt { get; private set; }

    /// <summary>Counts a fact, and says how many of its group there are in the window, itself included.</summary>
    public int Count(Counter counter, long at, ulong by, ulong of)
    {
        NewestAt = Math.Max(NewestAt, at);
        var (same, oldest, oldestOfGroup) = (0, -1, -1);
        for (var i = 0; i < _length; i++)
        {
            // 1. What left the window makes room.
            while (at - _entries[i].At > counter.Over.Ticks)
            {
                _entries[i] = _entries[--_length];
                if (i == _length)
                    break;
            }
            if (i == _length)
                break;
            ref var entry = ref _entries[i];

            // 2. A value that is counted once is only made younger.
            if (entry.By == by && counter.Kind == CounterKind.Distinct && entry.Of == of)
            {
                entry = entry with { At = Math.Max(entry.At, at) };
                return CountGroup(counter, at, by);
            }

            if (oldest < 0 || entry.At < _entries[oldest].At)
                oldest = i;
            if (entry.By != by)
                continue;
            same++;
            if (oldestOfGroup < 0 || entry.At < _entries[oldestOfGroup].At)
                oldestOfGroup = i;
        }

        // 3. A full group gives up its own oldest, so that one busy group does not push out the others.
        var place = Place(same >= counter.CountMax ? oldestOfGroup : -1, oldest);
        _entries[place] = new(at, by, of);
        return counter.Kind == CounterKind.Regular ? EvenRun(by, counter.CountMax) : Math.Min(same + 1, counter.CountMax);
    }

    // The longest run of the latest facts whose longest gap is at most three times the shortest: a period, give or take half of it, which is as much as beacons are known to vary theirs.
    private int EvenRun(ulong by, int countMax)
    {
        var times = new List<long>(countMax);
        for (var i = 0; i < _length; i++)
        {
            if (_entries[i].By == by)
                times.Add(_entries[i].At);
        }

        times.Sort();
        var (run, shortest, longest) = (1, long.MaxValue, 0L);
        for (var i = times.Count - 1; i > 0; i--)
        {
            var gap = times[i] - times[i - 1];
            (shortest, longest) = (Math.Min(shortest, gap), Math.Max(longest, gap));
            if (gap < GapMin || longest > shortest * GapRatioMax)
                break;
            run++;
        }

        return Math.Min(run, countMax);
    }

    private int Place(int instead, int oldest)
    {
        if (instead >= 0)
            return instead;
        if (_length == EntriesMax)
            return oldest;
        if (_length == _entries.Length)
            Array.Resize(ref _entries, _entries.Length * 2);
        return _length++;
    }

    private int CountGroup(Counter counter, long at, ulong by)
    {
        var count = 0;
        for (var i = 0; i < _length; i++)
        {
            if (_entries[i].By == by && at - _entries[i].At <= counter.Over.Ticks)
                count++;
        }
        return Math.Min(count, counter.CountMax);
    }
}
