using System.Buffers.Binary;
using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace InterpreterGuard.Monitoring.Syscalls.Kernel;

/// <summary>Waits for many listeners at once. One thread waits; others may add, remove and wake.</summary>
internal sealed unsafe class Epoll : IDisposable
{
    private const int CloseOnExec = 0x80000;
    private const int OperationAdd = 1;
    private const int OperationRemove = 2;
    private const int OperationModify = 3;
    private const uint Readable = 0x1;
    private const uint ErrorOrHangUp = 0x8 | 0x10;
    private const int EventsMax = 64;

    // The structure is packed on x86-64 and nowhere else.
    private static readonly int KeyOffset = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 4 : 8;
    private static readonly int EventSize = KeyOffset + 8;

    private readonly SafeFileHandle _epoll = Checked(Libc.EpollCreate(CloseOnExec));
    private readonly SafeFileHandle _wake = Checked(Libc.EventDescriptor(0, CloseOnExec));
    private readonly byte[] _events = GC.AllocateArray<byte>(EventsMax * EventSize, pinned: true);
    private readonly List<(long Key, bool HungUp)> _ready = new(EventsMax);

    /// <summary>Lets <see cref="Wake"/> be seen under this key.</summary>
    public void AddWake(long key) => Add(_wake, key);

    public void Add(SafeFileHandle descriptor, long key) => Check(Control(OperationAdd, descriptor, Readable, key));

    /// <summary>Only its end is told from now on.</summary>
    public void Mute(SafeFileHandle descriptor, long key) => _ = Control(OperationModify, descriptor, 0, key);

    /// <summary>Nothing of it is told any more. It may be closed already.</summary>
    public void Remove(SafeFileHandle descriptor)
    {
        if (!descriptor.IsClosed)
            _ = Control(OperationRemove, descriptor, 0, 0);
    }

    public void Wake()
    {
        ulong one = 1;
        _ = Libc.Write(_wake, &one, sizeof(ulong));
    }

    /// <summary>Waits until something is ready. The list is good until the next call.</summary>
    public List<(long Key, bool HungUp)> Wait()
    {
        _ready.Clear();
        fixed (byte* events = _events)
        {
            var count = Libc.EpollWait(_epoll, events, EventsMax, -1);
            if (count < 0 && Marshal.GetLastPInvokeError() != Errno.Interrupted)
                throw new Win32Exception();
            for (var i = 0; i < count; i++)
            {
                var one = _events.AsSpan(i * EventSize, EventSize);
                var what = BinaryPrimitives.ReadUInt32LittleEndian(one);

                // Calls that still wait come before the end.
                _ready.Add((BinaryPrimitives.ReadInt64LittleEndian(one[KeyOffset..]), (what & Readable) == 0 && (what & ErrorOrHangUp) != 0));
            }
        }

        return _ready;
    }

    public void Dispose()
    {
        _epoll.Dispose();
        _wake.Dispose();
    }

    private int Control(int operation, SafeFileHandle descriptor, uint what, long key)
    {
        Span<byte> one = stackalloc byte[EventSize];
        BinaryPrimitives.WriteUInt32LittleEndian(one, what);
        BinaryPrimitives.WriteInt64LittleEndian(one[KeyOffset..], key);
        fixed (byte* pointer = one)
            return Libc.EpollControl(_epoll, operation, descriptor, pointer);
    }

    private static void Check(int result)
    {
        if (result < 0)
            throw new Win32Exception();
    }

    private static SafeFileHandle Checked(SafeFileHandle handle) => handle.IsInvalid ? throw new Win32Exception() : handle;
}
