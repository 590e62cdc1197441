using System.Text;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Syscalls.Processes;

/// <summary>The processes of one sandbox as far as they were met. One thread at a time.</summary>
internal sealed class ProcessTable(TimeProvider time, int initPid)
{
    // Process numbers are reused and parents change: what is older is read again.
    private static readonly TimeSpan KeptMax = TimeSpan.FromMilliseconds(500);

    // More than any profile lets live at once; a storm of short lives must not fill our memory.
    private const int EntriesMax = 4096;
    private const int GenerationsMax = 64;
    private const int CommandLineMax = 4096;

    private readonly Dictionary<int, WatchedProcess> _byTid = [];
    private readonly HashSet<int> _told = [];

    /// <summary>A thread by our number. <see langword="null"/> when it is gone.</summary>
    public WatchedProcess? Find(int tid)
    {
        var now = time.GetTimestamp();
        if (_byTid.TryGetValue(tid, out var known) && time.GetElapsedTime(known.ReadAt, now) < KeptMax)
            return known;
        var read = ProcessStatus.Read(tid, now);
        if (_byTid.Count >= EntriesMax)
            _byTid.Clear();
        if (read is null)
            _byTid.Remove(tid);
        else
            _byTid[tid] = read;
        return read;
    }

    /// <summary>The thread is about to be another program: its name will change.</summary>
    public void Forget(int tid) => _byTid.Remove(tid);

    /// <summary>How facts name it.</summary>
    public ProcessReference Reference(WatchedProcess process) => new(process.Pid, ParentPid(process), process.Name);

    /// <summary>Who started it, as long as that is inside the sandbox.</summary>
    public WatchedProcess? Parent(WatchedProcess process) => process.HostPid == initPid ? null : FindInside(process.HostParentPid);

    /// <summary>Tells a sink of a process and of its ancestors, each once.</summary>
    public void Tell(WatchedProcess process, IObservationSink sink)
    {
        var next = process;
        for (var i = 0; i < GenerationsMax && next is not null; i++)
        {
            if (_told.Count >= EntriesMax || !_told.Add(next.Pid))
                return;
            sink.Process(new(next.Pid, ParentPid(next), CommandLine(next.HostPid)));
            next = next.HostPid == initPid ? null : FindInside(next.HostParentPid);
        }
    }

    /// <summary>Tells a sink that a process asks for another command line.</summary>
    public void TellCommandLine(WatchedProcess process, string commandLine, IObservationSink sink)
    {
        Tell(process, sink);
        sink.Process(new(process.Pid, ParentPid(process), commandLine));
    }

    private int ParentPid(WatchedProcess process) => process.HostPid == initPid ? 0 : FindInside(process.HostParentPid)?.Pid ?? 0;

    // The parent of a sandbox's first process is the engine's: none of ours.
    private WatchedProcess? FindInside(int pid) => pid > 1 ? Find(pid) : null;

    private static string CommandLine(int pid)
    {
        Span<byte> buffer = stackalloc byte[CommandLineMax];
        var length = ProcFile.Read(pid, "cmdline"u8, buffer);
        buffer[..length].Replace((byte)0, (byte)' ');
        return Encoding.UTF8.GetString(buffer[..length]).TrimEnd();
    }
}
