using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Policies.Windows;

/// <summary>
/// What the rules watching one execution remember, and what conditions ask for counts and times. Public because compiled conditions live in an assembly of
/// their own. Its own part goes with the watch; what is counted beyond an execution lies in the policy's <see cref="SharedMemory"/>.
/// </summary>
public sealed class RuleMemory
{
    private readonly SharedMemory _shared;
    private readonly WatchScope _scope;
    private readonly CounterEntries?[] _counters;
    private readonly SequenceSteps?[] _sequences;
    private readonly ProcessTrees? _trees;
    private ProcessReference? _process;

    internal RuleMemory(SharedMemory shared, WatchScope scope, int counters, int sequences, bool trees)
    {
        _shared = shared;
        _scope = scope;
        _counters = new CounterEntries?[counters];
        _sequences = new SequenceSteps?[sequences];
        _trees = trees ? new ProcessTrees() : null;
    }

    /// <summary>When the fact that is being judged was seen.</summary>
    internal DateTimeOffset At { get; private set; }

    /// <summary>The counter the last condition asked, and what it was told; <see langword="null"/> where it asked none.</summary>
    internal (Counter Counter, int Count)? Asked { get; private set; }

    /// <summary>Hours since midnight, UTC.</summary>
    public int Hour => At.UtcDateTime.Hour;

    /// <summary>1 is Monday, 7 is Sunday, UTC.</summary>
    public int Weekday => At.UtcDateTime.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)At.UtcDateTime.DayOfWeek;

    /// <summary>Seconds since the submission was received.</summary>
    public double Elapsed => (At - _scope.Began).TotalSeconds;

    /// <summary>Counts the fact that is being judged.</summary>
    public int Count(Counter counter) => Count(counter, by: 0, of: 0);

    /// <summary>Counts it among those with the same value.</summary>
    public int CountBy(Counter counter, string by) => Count(counter, CounterKey.Of(by), of: 0);

    /// <inheritdoc cref="CountBy(Counter,string)"/>
    public int CountBy(Counter counter, long by) => Count(counter, CounterKey.Of(by), of: 0);

    /// <summary>Counts different values.</summary>
    public int Distinct(Counter counter, string of) => Count(counter, by: 0, CounterKey.Of(of));

    /// <inheritdoc cref="Distinct(Counter,string)"/>
    public int Distinct(Counter counter, long of) => Count(counter, by: 0, CounterKey.Of(of));

    /// <summary>Counts different values among the facts with another value in common.</summary>
    public int DistinctBy(Counter counter, string of, string by) => Count(counter, CounterKey.Of(by), CounterKey.Of(of));

    /// <inheritdoc cref="DistinctBy(Counter,string,string)"/>
    public int DistinctBy(Counter counter, long of, string by) => Count(counter, CounterKey.Of(by), CounterKey.Of(of));

    /// <inheritdoc cref="DistinctBy(Counter,string,string)"/>
    public int DistinctBy(Counter counter, string of, long by) => Count(counter, CounterKey.Of(by), CounterKey.Of(of));

    /// <inheritdoc cref="DistinctBy(Counter,string,string)"/>
    public int DistinctBy(Counter counter, long of, long by) => Count(counter, CounterKey.Of(by), CounterKey.Of(of));

    /// <summary>Turns to the next fact.</summary>
    internal void Meet(ProcessReference? process, DateTimeOffset at)
    {
        At = at;
        _process = process;
        if (_trees is not null && process is { } known)
            _trees.Learn(known.Pid, known.ParentPid);
    }

    internal void Learn(ProcessNode node) => _trees?.Learn(node.Pid, node.ParentPid);

    /// <summary>Turns to the next condition about the same fact.</summary>
    internal void Forget() => Asked = null;

    /// <summary>The process tree that matters to a rule of this scope.</summary>
    internal int TreeFor(RuleScope scope) =>
        scope == RuleScope.ProcessTree && _trees is not null && _process is { } process ? _trees.TreeOf(process) : ProcessTrees.Any;

    /// <summary>How far a sequence has come; <see langword="null"/> where nothing of it was seen yet. Where it is shared, the caller holds the lock of the shared memory.</summary>
    internal SequenceSteps? FindSteps(int sequence, StateKey? shared) => shared is { } key ? _shared.Sequences.Find_NeedsLock(key) : _sequences[sequence];

    /// <inheritdoc cref="FindSteps"/>
    internal SequenceSteps MakeSteps(int sequence, StateKey? shared) =>
        shared is { } key ? _shared.Sequences.Get_NeedsLock(key, static () => new(), At.UtcTicks) : _sequences[sequence] ??= new();

    private int Count(Counter counter, ulong by, ulong of)
    {
        int count;
        if (StateKey.Of(counter.Index, counter.Scope, _scope) is { } key)
        {
            lock (_shared.Lock)
                count = _shared.Counters.Get_NeedsLock(key, static () => new(), At.UtcTicks).Count(counter, At.UtcTicks, by, of);
        }
        else
        {
            var group = counter.Scope == RuleScope.ProcessTree ? CounterKey.Join(by, TreeFor(counter.Scope)) : by;
            count = (_counters[counter.Index] ??= new()).Count(counter, At.UtcTicks, group, of);
        }
        Asked = (counter, count);
        return count;
    }
}
