using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Monitoring.Sentry;

/// <summary>The processes of one sandbox as its kernel told of them, from its first word on. One thread at a time.</summary>
internal sealed class SentryProcesses
{
    // More than any profile lets live at once, and all of them were told by code that may lie.
    private const int EntriesMax = 8192;
    private const int GenerationsMax = 64;

    private readonly Dictionary<int, (int Parent, string Name, string CommandLine)> _byPid = [];
    private readonly HashSet<int> _told = [];

    /// <summary>Learns of processes that are made, threads are none, and that become other programs.</summary>
    public void Learn(TraceMessage message)
    {
        if (message.Kind == TraceKind.Clone && (int)message.Number(4) is var made && made != message.ProcessId)
            Put(made, Find(message.ProcessId) with { Parent = message.ProcessId });
        else if (message.Kind == TraceKind.Exec)
            Put(message.ProcessId, (Find(message.ProcessId).Parent, message.ProcessName, string.Join(' ', message.Texts(3))));
    }

    /// <summary>How facts name it.</summary>
    public ProcessReference Reference(int pid, string name) => new(pid, Find(pid).Parent, name.Length > 0 ? name : Find(pid).Name);

    /// <summary>Tells a sink of a process and of its ancestors, each once.</summary>
    public void Tell(int pid, IObservationSink sink)
    {
        for (var i = 0; i < GenerationsMax && pid > 0 && _told.Count < EntriesMax && _told.Add(pid); i++)
        {
            sink.Process(Node(pid));
            pid = Find(pid).Parent;
        }
    }

    /// <summary>Tells a sink that a process has another command line.</summary>
    public void TellCommandLine(int pid, IObservationSink sink)
    {
        Tell(pid, sink);
        sink.Process(Node(pid));
    }

    private ProcessNode Node(int pid) => new(pid, Find(pid).Parent, Find(pid).CommandLine);

    private (int Parent, string Name, string CommandLine) Find(int pid) => _byPid.TryGetValue(pid, out var known) ? known : (0, "", "");

    private void Put(int pid, (int Parent, string Name, string CommandLine) process)
    {
        if (_byPid.Count < EntriesMax || _byPid.ContainsKey(pid))
            _byPid[pid] = process;
    }
}
