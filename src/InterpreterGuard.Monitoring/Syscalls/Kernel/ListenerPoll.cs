using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace InterpreterGuard.Monitoring.Syscalls.Kernel;

/// <summary>
/// Waits for many listeners at once. One thread waits; others may add, mute, remove and wake.
/// It is <c>poll</c> and not <c>epoll</c> on purpose: the kernel wakes a polling supervisor on the processor where the caller is just going to sleep,
/// and <c>epoll</c> loses that wish on its way. Waking an idle processor instead costs more than everything we do with a call.
/// </summary>
internal sealed unsafe class ListenerPoll : IDisposable
{
    private const int CloseOnExec = 0x80000;

    private readonly SafeFileHandle _wake = Checked(Libc.EventDescriptor(0, CloseOnExec));
    private readonly Lock _lock = new();
    private readonly Dictionary<long, (SafeFileHandle Listener, bool Muted)> _listeners = [];
    private readonly List<(long Key, bool HungUp)> _ready = [];
    private volatile bool _changed = true;
    private long[] _keys = [];
    private PollEntry[] _entries = [];

    public void Add(SafeFileHandle listener, long key) => Change(() => _listeners[key] = (listener, Muted: false));

    /// <summary>Only its end is told from now on.</summary>
    public void Mute(long key) => Change(() =>
    {
        if (_listeners.TryGetValue(key, out var known))
            _listeners[key] = (known.Listener, Muted: true);
    });

    /// <summary>Nothing of it is told any more, but for what <see cref="Wait"/> has already in hand.</summary>
    public void Remove(long key) => Change(() => _listeners.Remove(key));

    public void Wake()
    {
        ulong one = 1;
        _ = Libc.Write(_wake, &one, sizeof(ulong));
    }

    /// <summary>Waits until something is ready or was changed. The list is good until the next call.</summary>
    public IReadOnlyList<(long Key, bool HungUp)> Wait()
    {
        _ready.Clear();
        if (_changed)
            Rebuild();
        int count;
        fixed (PollEntry* entries = _entries)
            count = Libc.Poll(entries, (nuint)_entries.Length, -1);
        if (count < 0 && Marshal.GetLastPInvokeError() != Errno.Interrupted)
            throw new Win32Exception();
        if (count > 0)
            Collect();
        return _ready;
    }

    public void Dispose() => _wake.Dispose();

    private void Collect()
    {
        if (_entries[0].Happened != 0)
        {
            ulong woken;
            _ = Libc.Read((int)_wake.DangerousGetHandle(), &woken, sizeof(ulong));
        }

        for (var i = 1; i < _entries.Length; i++)
        {
            // Calls that still wait come before the end.
            if (_entries[i].Happened is var what and not 0)
                _ready.Add((_keys[i], (what & PollEntry.Readable) == 0 && (what & (PollEntry.Error | PollEntry.HungUp)) != 0));
        }
    }

    // A listener closed since then may stand in the old entries with a number that is somebody else's by now: its key is known to nobody any more.
    private void Rebuild()
    {
        lock (_lock)
        {
            _changed = false;
            _keys = [0, .. _listeners.Keys];
            _entries =
            [
                new() { Descriptor = (int)_wake.DangerousGetHandle(), Wanted = PollEntry.Readable },
                .. _listeners.Values.Select(known => new PollEntry
                {
                    Descriptor = known.Listener.IsClosed ? -1 : (int)known.Listener.DangerousGetHandle(),
                    Wanted = known.Muted ? (short)0 : PollEntry.Readable,
                }),
            ];
        }
    }

    private void Change(Action change)
    {
        lock (_lock)
        {
            change();
            _changed = true;
        }

        Wake();
    }

    private static SafeFileHandle Checked(SafeFileHandle handle) => handle.IsInvalid ? throw new Win32Exception() : handle;
}
