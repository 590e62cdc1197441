using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Host.Review.Components;

/// <summary>Processes as who started whom. Code chooses how deep its processes go, so what lies deeper than is shown stands beside its parent.</summary>
internal static class ProcessForest
{
    /// <summary>Levels that are told apart.</summary>
    public const int LevelsMax = 8;

    /// <summary>Each process once, behind the one that started it, with its level from 0; in the order in which they were seen.</summary>
    public static IReadOnlyList<(ProcessNode Process, int Level)> Of(IReadOnlyList<ProcessNode> processes)
    {
        var known = new Dictionary<int, int>();
        for (var index = 0; index < processes.Count; index++)
            known.TryAdd(processes[index].Pid, index);
        var children = processes.Select((process, index) => (Index: index, Parent: known.TryGetValue(process.ParentPid, out var parent) && parent < index ? parent : -1)).ToLookup(one => one.Parent, one => one.Index);

        var rows = new List<(ProcessNode, int)>(processes.Count);
        var open = new Stack<(int Index, int Level)>(children[-1].Reverse().Select(root => (root, 0)));
        while (open.TryPop(out var next))
        {
            rows.Add((processes[next.Index], Math.Min(next.Level, LevelsMax - 1)));
            foreach (var child in children[next.Index].Reverse())
                open.Push((child, next.Level + 1));
        }

        return rows;
    }
}
