using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace InterpreterGuard.Monitoring.Syscalls.Kernel;

/// <summary>A seccomp listener: receives calls and answers them. One thread at a time.</summary>
internal sealed unsafe class SeccompListener : IDisposable
{
    private const uint IoctlReceive = 0xC050_2100;
    private const uint IoctlSend = 0xC018_2101;
    private const uint IoctlIdValid = 0x4008_2102;
    private const uint IoctlSetFlags = 0x4008_2104;
    private const ulong FlagSyncWakeUp = 1;

    // Pinned, and the collector's: a listener may be disposed while its thread is inside the kernel with them.
    private readonly byte[] _notification = GC.AllocateArray<byte>(SeccompSizes.Notification, pinned: true);
    private readonly byte[] _response = GC.AllocateArray<byte>(SeccompSizes.Response, pinned: true);

    public SeccompListener(SafeFileHandle handle)
    {
        Handle = handle;
        // Waker and woken take turns, so the kernel should not look for an idle processor. Kernels before 6.6 do not know it: then it is a little slower.
        _ = Libc.Ioctl(Handle, IoctlSetFlags, (void*)FlagSyncWakeUp);
    }

    public SafeFileHandle Handle { get; }

    /// <summary>The call received last.</summary>
    public ref readonly SeccompNotification Current => ref Unsafe.As<byte, SeccompNotification>(ref _notification[0]);

    /// <summary>Takes the next call. 0, or the error number: <see cref="Errno.NoEntry"/> when its thread died meanwhile.</summary>
    public int Receive()
    {
        // The kernel refuses a buffer that is not clean.
        Array.Clear(_notification);
        return Libc.Ioctl(Handle, IoctlReceive, Unsafe.AsPointer(ref _notification[0])) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>Answers the current call. 0, or the error number.</summary>
    public int Send(Answer answer)
    {
        ref var response = ref Unsafe.As<byte, SeccompResponse>(ref _response[0]);
        Fill(ref response, Current.Id, answer);
        return Libc.Ioctl(Handle, IoctlSend, Unsafe.AsPointer(ref response)) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>Answers a call that was left for later. Safe from any thread. 0, or the error number.</summary>
    public int Send(ulong id, Answer answer)
    {
        Span<byte> room = stackalloc byte[SeccompSizes.Response];
        room.Clear();
        ref var response = ref Unsafe.As<byte, SeccompResponse>(ref room[0]);
        Fill(ref response, id, answer);
        return Libc.Ioctl(Handle, IoctlSend, Unsafe.AsPointer(ref response)) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>Whether the current call still waits. When it does, what was read belongs to its caller and not to somebody who got the same process number.</summary>
    public bool StillWaits()
    {
        var id = Current.Id;
        return Libc.Ioctl(Handle, IoctlIdValid, &id) == 0;
    }

    public void Dispose() => Handle.Dispose();

    private static void Fill(ref SeccompResponse response, ulong id, Answer answer)
    {
        response.Id = id;
        response.Value = answer.Value;
        response.Error = answer.WasDone ? 0 : -answer.Error;
        response.Flags = answer == Answer.Continue ? SeccompResponse.FlagContinue : 0;
    }
}
