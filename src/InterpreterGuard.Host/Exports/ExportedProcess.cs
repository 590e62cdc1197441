using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Host.Exports;

/// <summary>A process where it stands in the tree.</summary>
internal sealed record ExportedProcess(int Depth, int Pid, int ParentPid, string CommandLine)
{
    /// <summary>The tree from its roots down, each followed by those it started.</summary>
    public static IReadOnlyList<ExportedProcess> Tree(IReadOnlyList<ProcessNode> nodes)
    {
        var known = nodes.Select(node => node.Pid).ToHashSet();
        var children = nodes.ToLookup(node => node.ParentPid == node.Pid || !known.Contains(node.ParentPid) ? (int?)null : node.ParentPid);
        var tree = new List<ExportedProcess>(nodes.Count);
        var left = new Stack<(ProcessNode Node, int Depth)>(children[null].Reverse().Select(node => (node, 0)));
        while (left.TryPop(out var next))
        {
            tree.Add(new(next.Depth, next.Node.Pid, next.Node.ParentPid, next.Node.CommandLine));
            foreach (var child in children[next.Node.Pid].Reverse())
                left.Push((child, next.Depth + 1));
        }

        // Numbers are used again: two that name each other as parents hang on no root, and are told all the same.
        var told = tree.Select(process => process.Pid).ToHashSet();
        tree.AddRange(nodes.Where(node => !told.Contains(node.Pid)).Select(node => new ExportedProcess(0, node.Pid, node.ParentPid, node.CommandLine)));
        return tree;
    }
}
