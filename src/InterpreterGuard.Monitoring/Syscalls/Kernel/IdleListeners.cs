using System.ComponentModel;
using Microsoft.Win32.SafeHandles;

namespace InterpreterGuard.Monitoring.Syscalls.Kernel;

/// <summary>Any number of listeners as one descriptor, which is readable while one of them is. Each stays here as long as it is watched; of a busy one only the end is told.</summary>
internal sealed unsafe class IdleListeners : IDisposable
{
    private const int CloseOnExec = 0x80000;
    private const int ControlAdd = 1;
    private const int ControlRemove = 2;
    private const int ControlChange = 3;
    private const int AtOnceMax = 64;

    private readonly SafeFileHandle _all = Libc.EpollCreate(CloseOnExec) is { IsInvalid: false } all ? all : throw new Win32Exception();

    /// <summary>What a poll waits on.</summary>
    public int Descriptor => (int)_all.DangerousGetHandle();

    /// <summary>Waits for it as well.</summary>
    public void Add(WatchedListener listener) => Control(ControlAdd, listener);

    /// <summary>Waits for what it wants now.</summary>
    public void Change(WatchedListener listener) => Control(ControlChange, listener);

    /// <summary>The same. False: it cannot be waited for.</summary>
    public bool TryChange(WatchedListener listener) => TryControl(ControlChange, listener);

    /// <summary>Waits for it no longer. One that the kernel does not find has left already.</summary>
    public void Remove(WatchedListener listener) => _ = TryControl(ControlRemove, listener);

    /// <summary>Those that are ready now, not more than fit in one answer; the others stay ready.</summary>
    public void Collect(List<(long Key, bool HungUp)> into)
    {
        var events = stackalloc EpollEvent[AtOnceMax];
        var count = Libc.EpollWait(_all, events, AtOnceMax, 0);
        for (var i = 0; i < count; i++)
        {
            if (PollEntry.IsWord((short)events[i].Events))
                into.Add((events[i].Key, PollEntry.IsEnd((short)events[i].Events)));
        }
    }

    public void Dispose() => _all.Dispose();

    // Whoever is not waited for would stand still and never be seen: an error must be heard.
    private void Control(int operation, WatchedListener listener)
    {
        if (!TryControl(operation, listener))
            throw new Win32Exception();
    }

    private bool TryControl(int operation, WatchedListener listener)
    {
        var wanted = new EpollEvent { Events = (uint)listener.Wanted, Key = listener.Key };
        return Libc.EpollControl(_all, operation, listener.Handle, &wanted) == 0;
    }
}
