using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Policies.Windows;

/// <summary>
/// Tells which command of the submission's program a process belongs to. The program itself is what the sandbox's init started; each process it starts is
/// a tree with everything under it.
/// </summary>
internal sealed class ProcessTrees
{
    /// <summary>The tree of the program itself and of what cannot be told: related to all others.</summary>
    public const int Any = 0;

    /// <summary>Processes remembered. Of more the tree cannot be told.</summary>
    public const int ProcessesMax = 4096;

    private const int Init = 1;
    private const int GenerationsMax = 64;

    private readonly Dictionary<int, int> _parents = [];

    /// <summary>Learns who started a process. The first word stands: an orphan's later parent is only its guardian.</summary>
    public void Learn(int pid, int parentPid)
    {
        if (pid > Init && _parents.Count < ProcessesMax)
            _parents.TryAdd(pid, parentPid);
    }

    /// <summary>The number of the process a tree begins with, or <see cref="Any"/>.</summary>
    public int TreeOf(ProcessReference process)
    {
        var (pid, parent) = (process.Pid, _parents.GetValueOrDefault(process.Pid, process.ParentPid));
        for (var i = 0; i < GenerationsMax && parent > Init; i++)
        {
            if (!_parents.TryGetValue(parent, out var grandparent))
                return Any;
            if (grandparent <= Init)
                return pid;
            (pid, parent) = (parent, grandparent);
        }
        return Any;
    }

    public static bool Related(int one, int other) => one == other || one == Any || other == Any;
}
