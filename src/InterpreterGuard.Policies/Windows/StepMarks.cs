namespace InterpreterGuard.Policies.Windows;

/// <summary>
/// What one step of a sequence remembers in one scope: the last time it came about, for each of at most <see cref="TreesMax"/> process trees. The last time
/// is enough: whatever follows an earlier one in time follows the later one too.
/// </summary>
internal sealed class StepMarks
{
    public const int TreesMax = 64;

    private readonly List<StepMark> _marks = [];

    /// <summary>The latest mark that is not too old and belongs together with this process tree.</summary>
    public StepMark? Find(int tree, DateTimeOffset at, TimeSpan within)
    {
        StepMark? found = null;
        foreach (var mark in _marks)
        {
            if (at - mark.At <= within && ProcessTrees.Related(mark.Tree, tree) && (found is null || mark.At > found.At))
                found = mark;
        }
        return found;
    }

    /// <summary>There is a mark of this tree and this very time: another would say the same.</summary>
    public bool Has(int tree, DateTimeOffset at)
    {
        foreach (var mark in _marks)
        {
            if (mark.Tree == tree && mark.At == at)
                return true;
        }
        return false;
    }

    public void Set(StepMark mark)
    {
        var place = _marks.FindIndex(other => other.Tree == mark.Tree);
        if (place < 0 && _marks.Count < TreesMax)
        {
            _marks.Add(mark);
            return;
        }
        if (place < 0)
            place = _marks.IndexOf(_marks.MinBy(other => other.At)!);
        _marks[place] = mark;
    }
}
