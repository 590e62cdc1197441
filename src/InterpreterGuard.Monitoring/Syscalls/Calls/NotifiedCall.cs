using System.Text;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Monitoring.Syscalls.Filter;
using InterpreterGuard.Monitoring.Syscalls.Kernel;
using InterpreterGuard.Monitoring.Syscalls.Processes;
using InterpreterGuard.Monitoring.Sources;

namespace InterpreterGuard.Monitoring.Syscalls.Calls;

/// <summary>The call a handler looks at. One object a sandbox, filled anew for each call, so that an everyday call costs no allocation.</summary>
internal sealed class NotifiedCall(SeccompListener listener, ProcessTable processes) : ISourceReader
{
    private IObservationSink _sink = null!;

    public WatchedCall Watched { get; private set; } = null!;

    /// <summary>The calling thread in our numbers.</summary>
    public int Tid => (int)listener.Current.Pid;

    /// <summary>By what the call can be answered later.</summary>
    public ulong Id => listener.Current.Id;

    /// <summary>The call's number, in the ABI it was made in.</summary>
    public int Number => listener.Current.Number;

    /// <summary>The kernel's word for the architecture it was made in (<c>AUDIT_ARCH_*</c>).</summary>
    public uint Architecture => listener.Current.Architecture;

    /// <summary>Set when reading the caller's memory failed for want of a right of ours: the sensor is blind.</summary>
    public bool Blind { get; private set; }

    /// <summary>Some program of the sandbox has made a symbolic link. Kept from call to call.</summary>
    public bool HasLinks { get; set; }

    /// <summary>Some program of the sandbox has left the folder it began in, or is about to. Kept from call to call.</summary>
    public bool HasMoved { get; set; }

    public ProcessTable Processes => processes;

    public IObservationSink Sink => _sink;

    public void Fill(WatchedCall watched, IObservationSink sink)
    {
        Watched = watched;
        _sink = sink;
        Blind = false;
    }

    public ulong Argument(int index) => index switch
    {
        0 => listener.Current.Argument0,
        1 => listener.Current.Argument1,
        2 => listener.Current.Argument2,
        3 => listener.Current.Argument3,
        4 => listener.Current.Argument4,
        _ => listener.Current.Argument5,
    };

    /// <summary>An argument the kernel takes as <c>int</c>: its upper half is not looked at.</summary>
    public int Int(int index) => (int)Argument(index);

    /// <summary>Reads exactly these bytes of the caller. False: answer with <see cref="Unreadable"/>.</summary>
    public bool TryRead(ulong address, Span<byte> into) => Noted(GuestMemory.Read(Tid, address, into));

    /// <summary>Reads a text of the caller. False: answer with <see cref="Unreadable"/>.</summary>
    public bool TryReadText(ulong address, Span<byte> into, out int length) => Noted(GuestMemory.ReadText(Tid, address, into, out length));

    /// <summary>A text of the caller as a string.</summary>
    public bool TryReadText(ulong address, int bytesMax, out string text)
    {
        Span<byte> buffer = stackalloc byte[bytesMax];
        var read = TryReadText(address, buffer, out var length);
        text = read ? Encoding.UTF8.GetString(buffer[..length]) : "";
        return read;
    }

    /// <summary>Where the caller's relative paths begin. The bytes written; 0 when it cannot be told.</summary>
    public int ReadWorkingFolder(Span<byte> into)
    {
        // Asking the kernel costs as much as all else we do with an open. When a move takes effect is not ours to know, so after the first one it is asked every time.
        var process = HasMoved ? null : processes.Find(Tid);
        if (process?.Folder is { } known)
        {
            known.CopyTo(into);
            return known.Length;
        }

        var length = ProcFile.ReadLink(Tid, "cwd"u8, -1, into);
        if (process is not null && length > 0)
            process.Folder = into[..length].ToArray();
        return length;
    }

    /// <summary>What the kernel itself says of a bad pointer. Letting the call go on would let another thread mend the pointer first.</summary>
    public static Answer Unreadable { get; } = new(Errno.BadAddress);

    /// <summary>Tells a fact and turns the decision into an answer.</summary>
    public Answer Observe(Fact fact, Decision unlessRuled) => Observe(fact, unlessRuled, Watched.Errno);

    /// <summary>Tells a fact and turns the decision into an answer.</summary>
    public Answer Observe(Fact fact, Decision unlessRuled, int errno)
    {
        // Dead meanwhile: what was read may be of another process. Nobody waits for this answer either.
        if (processes.Find(Tid) is not { } process || !listener.StillWaits())
            return new(errno);
        processes.Tell(process, _sink);
        return AnswerFor(_sink.Observe(processes.Reference(process), fact, unlessRuled, this), unlessRuled, errno);
    }

    /// <summary>Who makes the call, told to the sink. <see langword="null"/>: dead meanwhile, what was read may be of another process.</summary>
    public WatchedProcess? Caller()
    {
        if (processes.Find(Tid) is not { } process || !listener.StillWaits())
            return null;
        processes.Tell(process, _sink);
        return process;
    }

    /// <summary>Where in its source the caller is, or whoever started it.</summary>
    public SourceHint? Read() => SourcePlaces.Of(Tid, processes);

    private static Answer AnswerFor(Decision decision, Decision unlessRuled, int errno) => (Decision)Math.Max((int)decision, (int)unlessRuled) switch
    {
        Decision.Allowed => Answer.Continue,
        Decision.Denied => new(errno),
        _ => Answer.Silence,
    };

    private bool Noted(int error)
    {
        Blind |= error is Errno.NotPermitted or Errno.AccessDenied;
        return error == 0;
    }
}
