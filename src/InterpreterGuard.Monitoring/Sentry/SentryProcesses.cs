using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Monitoring.Sentry;

/// <summary>The processes of one sandbox as its kernel told of them. One thread at a time.</summary>
internal sealed class SentryProcesses
{
    // More than any profile lets live at once, and all of them were told by code that may lie.
    private const int EntriesMax = 8192;
    private const int GenerationsMax = 64;

    private readonly Dictionary<int, (int Parent, string Name, string CommandLine)> _byPid = [];
    private readonly HashSet<int> _told = [];

    /// <summary>A process was made by another one. Threads are none.</summary>
    public void Made(int pid, int parent)
    {
        if (pid != parent && Room(pid))
            _byPid[pid] = (parent, Find(parent).Name, Find(parent).CommandLine);
    }

    /// <summary>It became another program.</summary>
    public void Became(int pid, string name, string commandLine, IObservationSink? sink)
    {
        if (!Room(pid))
            return;
        _byPid[pid] = (Find(pid).Parent, name, commandLine);
        if (sink is null)
            return;
        Tell(pid, sink);
        sink.Process(new(pid, Find(pid).Parent, commandLine));
    }

    /// <summary>How facts name it.</summary>
    public ProcessReference Reference(int pid, string name) => new(pid, Find(pid).Parent, name.Length > 0 ? name : Find(pid).Name);

    /// <summary>Tells a sink of a process and of its ancestors, each once.</summary>
    public void Tell(int pid, IObservationSink sink)
    {
        for (var i = 0; i < GenerationsMax && pid > 0 && _told.Count < EntriesMax && _told.Add(pid); i++)
        {
            var (parent, _, commandLine) = Find(pid);
            sink.Process(new(pid, parent, commandLine));
            pid = parent;
        }
    }

    private (int Parent, string Name, string CommandLine) Find(int pid) => _byPid.TryGetValue(pid, out var known) ? known : (0, "", "");

    private bool Room(int pid) => _byPid.Count < EntriesMax || _byPid.ContainsKey(pid);
}
