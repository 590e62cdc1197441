using Microsoft.Win32.SafeHandles;

namespace InterpreterGuard.Monitoring.Syscalls.Kernel;

/// <summary>One of the listeners that a poll waits for.</summary>
/// <param name="key">By what it is told.</param>
/// <param name="handle">What it waits on.</param>
internal sealed class WatchedListener(long key, SafeFileHandle handle)
{
    public long Key => key;

    public SafeFileHandle Handle => handle;

    /// <summary>Only its end is told.</summary>
    public bool Muted { get; set; }

    /// <summary>It is waited for by itself.</summary>
    public bool Busy { get; set; }

    /// <summary>The last turn in which it was ready.</summary>
    public long LastTurn { get; set; } = long.MinValue / 2;

    /// <summary>What it is waited for among the idle ones. Its end is told in any case.</summary>
    public short Wanted => Muted || Busy ? (short)0 : PollEntry.Readable;
}
