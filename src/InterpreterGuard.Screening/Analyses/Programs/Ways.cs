using InterpreterGuard.Screening.Analyses.Values;

namespace InterpreterGuard.Screening.Analyses.Programs;

/// <summary>
/// The ways of a branch are walked one after the other, so that the last one's names stay. What the other ways, or the code before them, gave to the same names is put
/// beside it when the branch ends.
/// </summary>
internal sealed class Ways
{
    private readonly Log log;
    private readonly int start;
    private readonly List<int> begins = [];

    public Ways(Log log)
    {
        this.log = log;
        start = log.Changes.Count;
        log.Open++;
    }

    public void Begin() => begins.Add(log.Changes.Count);

    public void End()
    {
        log.Open--;
        var changes = log.Changes.GetRange(start, log.Changes.Count - start);
        if (log.Open == 0)
            log.Changes.Clear();
        for (var way = 0; way < begins.Count; way++)
        {
            var (from, to) = (begins[way] - start, way + 1 < begins.Count ? begins[way + 1] - start : changes.Count);
            var seen = new HashSet<(Scope, string)>();
            for (var index = from; index < to; index++)
            {
                var (scope, name, before) = changes[index];
                // The first change of a way replaces what was there when the way began.
                if (before is not null && seen.Add((scope, name)) && scope.TryGetOwn(name, out var now) && !ReferenceEquals(now, before))
                    scope.Put(name, now, before);
            }
        }
    }

    /// <summary>What names were before they were changed, while a branch is open.</summary>
    internal sealed class Log
    {
        public List<(Scope Scope, string Name, Value? Before)> Changes { get; } = [];

        public int Open { get; set; }

        public void Add(Scope scope, string name, Value? before) => Changes.Add((scope, name, before));
    }
}
