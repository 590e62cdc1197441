using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace InterpreterGuard.Monitoring.Syscalls.Kernel;

/// <summary>
/// Waits for many listeners at once. One thread waits; others may add, remove and wake.
/// The few that had calls lately are waited for by <c>poll</c>, each by itself: then the kernel wakes a supervisor on the processor where the caller is just going to sleep, and <c>epoll</c> loses that wish on
/// its way. Waking an idle processor instead costs more than everything we do with a call. All others wait behind one <c>epoll</c>, since <c>poll</c> looks at each of its entries each time.
/// </summary>
internal sealed unsafe class ListenerPoll : IDisposable
{
    /// <summary>How many are waited for by themselves.</summary>
    public const int BusyMax = 8;

    // Where many take turns, none is busy: to move them to and fro would cost more than it saves.
    private const int BusyWithin = 2 * BusyMax;
    private const int CloseOnExec = 0x80000;
    private const int WakeEntry = 0;
    private const int IdleEntry = 1;
    private const int FirstBusyEntry = 2;

    private readonly SafeFileHandle _wake = Checked(Libc.EventDescriptor(0, CloseOnExec));
    private readonly IdleListeners _idle = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<long, WatchedListener> _listeners = [];
    private readonly List<WatchedListener> _busy = [];
    private readonly List<(long Key, bool HungUp)> _ready = [];
    private volatile bool _changed = true;
    private WatchedListener[] _polled = [];
    private PollEntry[] _entries = [];
    private long _turn;

    public void Add(SafeFileHandle listener, long key)
    {
        var added = new WatchedListener(key, listener);
        lock (_lock)
        {
            _idle.Add(added);
            _listeners[key] = added;
        }
    }

    /// <summary>Only its end is told from now on. For the thread that waits.</summary>
    public void Mute(long key)
    {
        lock (_lock)
        {
            if (!_listeners.TryGetValue(key, out var known))
                return;
            known.Muted = true;
            known.Busy = false;
            _changed |= _busy.Remove(known);

            // One that even this fails for tells its end no more either; whoever ends it closes it.
            if (!_idle.TryChange(known))
                _listeners.Remove(key);
        }
    }

    /// <summary>Nothing of it is told any more, but for what <see cref="Wait"/> has already in hand. To be called while the listener is open.</summary>
    public void Remove(long key)
    {
        lock (_lock)
        {
            if (!_listeners.Remove(key, out var known))
                return;
            _idle.Remove(known);
            if (!_busy.Remove(known))
                return;
            _changed = true;
        }

        Wake();
    }

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

    public void Dispose()
    {
        _wake.Dispose();
        _idle.Dispose();
    }

    private void Collect()
    {
        _turn++;
        if (_entries[WakeEntry].Happened != 0)
        {
            ulong woken;
            _ = Libc.Read((int)_wake.DangerousGetHandle(), &woken, sizeof(ulong));
        }

        for (var i = FirstBusyEntry; i < _entries.Length; i++)
        {
            if (!PollEntry.IsWord(_entries[i].Happened))
                continue;
            var listener = _polled[i - FirstBusyEntry];
            listener.LastTurn = _turn;
            _ready.Add((listener.Key, PollEntry.IsEnd(_entries[i].Happened)));
        }

        if (_entries[IdleEntry].Happened == 0)
            return;
        var known = _ready.Count;
        _idle.Collect(_ready);
        for (var i = known; i < _ready.Count; i++)
        {
            if (!_ready[i].HungUp)
                Stir(_ready[i].Key);
        }
    }

    // Two calls in short order: more will follow.
    private void Stir(long key)
    {
        lock (_lock)
        {
            if (!_listeners.TryGetValue(key, out var listener) || listener.Muted)
                return;
            var again = _turn - listener.LastTurn <= BusyWithin;
            listener.LastTurn = _turn;
            if (!again)
                return;
            if (_busy.Count == BusyMax)
                Calm(_busy.MinBy(one => one.LastTurn)!);
            listener.Busy = true;
            _busy.Add(listener);
            _changed = true;
            _idle.Change(listener);
        }
    }

    private void Calm(WatchedListener listener)
    {
        listener.Busy = false;
        _busy.Remove(listener);
        _changed = true;
        _idle.Change(listener);
    }

    // A listener closed since then may stand in the old entries with a number that is somebody else's by now: its key is known to nobody any more.
    private void Rebuild()
    {
        lock (_lock)
        {
            _changed = false;
            _polled = [.. _busy];
            _entries =
            [
                new() { Descriptor = (int)_wake.DangerousGetHandle(), Wanted = PollEntry.Readable },
                new() { Descriptor = _idle.Descriptor, Wanted = PollEntry.Readable },
                .. _polled.Select(listener => new PollEntry { Descriptor = (int)listener.Handle.DangerousGetHandle(), Wanted = PollEntry.Readable }),
            ];
        }
    }

    private static SafeFileHandle Checked(SafeFileHandle handle) => handle.IsInvalid ? throw new Win32Exception() : handle;
}
