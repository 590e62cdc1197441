using InterpreterGuard.Core.Decoys;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Monitoring.Files;
using InterpreterGuard.Monitoring.Network;
using InterpreterGuard.Monitoring.Syscalls.Calls;
using InterpreterGuard.Monitoring.Syscalls.Filter;
using InterpreterGuard.Monitoring.Syscalls.Kernel;
using InterpreterGuard.Monitoring.Syscalls.Network;

namespace InterpreterGuard.Monitoring.Syscalls;

/// <summary>Knows who looks at which call. One a sandbox: handlers may remember what they saw.</summary>
internal sealed class SyscallObservations
{
    private readonly Dictionary<CallGroup, ICallHandler> _handlers;
    private readonly WatchedCall?[] _byNumber;
    private readonly SyscallTable _table;

    /// <param name="table">The calls' numbers.</param>
    /// <param name="sensitive">Paths that say something.</param>
    /// <param name="files">How files are watched.</param>
    /// <param name="broker">Whose business connections are; <see langword="null"/> where there are none.</param>
    /// <param name="decoys">What was laid for whoever looks.</param>
    public SyscallObservations(SyscallTable table, SensitivePaths sensitive, FileWatch files, Broker? broker, DecoySet decoys)
    {
        _table = table;
        var forbidden = new ForbiddenCalls();
        _handlers = new()
        {
            [CallGroup.Forbidden] = forbidden,
            [CallGroup.Foreign] = new ForeignCalls(),
            [CallGroup.Clock] = new ClockCalls(forbidden),
            [CallGroup.Clone] = new CloneCalls(),
            [CallGroup.Socket] = new SocketCalls(),
            [CallGroup.Exec] = new ExecCalls(),
            [CallGroup.Connect] = new ConnectCalls(broker),
            [CallGroup.Send] = new SendCalls(broker),
            [CallGroup.Bind] = new BindCalls(),
            [CallGroup.MemoryFile] = new MemoryFileCalls(),
            [CallGroup.Map] = new MapCalls(),
            [CallGroup.Redirect] = new RedirectCalls(),
            [CallGroup.Mode] = new ModeCalls(),
            [CallGroup.Attribute] = new AttributeCalls(),
            [CallGroup.Rename] = new RenameCalls(sensitive, files),
            [CallGroup.Signal] = new SignalCalls(),
            [CallGroup.Identity] = new IdentityCalls(),
            [CallGroup.Open] = new OpenCalls(sensitive, files, decoys),
            [CallGroup.Folder] = new FolderCalls(),
        };
        _byNumber = ByNumber(table);
    }

    /// <summary>The watched call with this number, in this architecture.</summary>
    public WatchedCall? Find(int number, uint architecture)
    {
        if (architecture != _table.Architecture || (uint)number >= _table.ForeignNumbersFrom)
            return WatchedCalls.Foreign;
        return (uint)number < _byNumber.Length ? _byNumber[number] : null;
    }

    /// <summary>Lets the call's handler look at it and answer.</summary>
    public Answer Answer(NotifiedCall call) => _handlers[call.Watched.Group].Handle(call);

    /// <summary>What a call is answered while the sandbox warms up: what is never legitimate is denied, the rest goes on.</summary>
    public static Answer AnswerBeforeBegin(WatchedCall watched) =>
        watched.Group is CallGroup.Forbidden or CallGroup.Foreign or CallGroup.Clone or CallGroup.Socket ? new(watched.Errno) : Kernel.Answer.Continue;

    private static WatchedCall?[] ByNumber(SyscallTable table)
    {
        var calls = WatchedCalls.All.Where(call => table.TryGetNumber(call.Name, out _)).ToArray();
        var byNumber = new WatchedCall?[calls.Max(call => table[call.Name]) + 1];
        foreach (var call in calls)
            byNumber[table[call.Name]] = call;
        return byNumber;
    }
}
