using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using InterpreterGuard.Monitoring.Syscalls.Kernel;
using Microsoft.Win32.SafeHandles;

namespace InterpreterGuard.Monitoring.Network.Flows;

/// <summary>
/// Moves bytes from one socket to another inside the kernel, by reference: they are counted and not looked at. Only for what nobody judges; a peer may still change pages that it sent by reference
/// itself, so what is judged is copied first. Both sockets are set not to block. One loop at a time.
/// </summary>
internal sealed unsafe class SocketPipe : IDisposable
{
    /// <summary>What an unprivileged process may ask for (<c>fs.pipe-max-size</c>). Where it is less, moving takes more turns.</summary>
    private const int Bytes = 1 << 20;

    private const int SetPipeSize = 1031;
    private const int CloseOnExec = 0x80000;
    private const int NonBlocking = 0x800;
    private const uint SpliceMove = 1;
    private const uint SpliceNonBlocking = 2;

    private readonly SafeFileHandle _reading;
    private readonly SafeFileHandle _writing;

    public SocketPipe(Socket from, Socket to)
    {
        from.Blocking = to.Blocking = false;
        var ends = stackalloc int[2];
        if (Libc.Pipe(ends, CloseOnExec | NonBlocking) != 0)
            throw new SocketException((int)SocketError.TooManyOpenSockets, new Win32Exception().Message);
        _reading = new(ends[0], ownsHandle: true);
        _writing = new(ends[1], ownsHandle: true);
        _ = Libc.FileControl(_writing, SetPipeSize, Bytes);
    }

    /// <summary>Takes what the socket has. 0: it has said everything; <see langword="null"/>: nothing now.</summary>
    public int? Fill(Socket from) => Moved(Libc.Splice(from.SafeHandle, 0, _writing, 0, Bytes, SpliceMove | SpliceNonBlocking));

    /// <summary>Gives on what was taken, as much as the socket takes now. <see langword="null"/>: nothing.</summary>
    public int? Drain(Socket to, int bytes) => Moved(Libc.Splice(_reading, 0, to.SafeHandle, 0, (nuint)bytes, SpliceMove | SpliceNonBlocking));

    /// <summary>Takes bytes back out: somebody has to wait with them in hand until the socket takes more.</summary>
    public int Take(Span<byte> into)
    {
        fixed (byte* room = into)
            return Moved(Libc.Read((int)_reading.DangerousGetHandle(), room, (nuint)into.Length)) ?? 0;
    }

    public void Dispose()
    {
        _reading.Dispose();
        _writing.Dispose();
    }

    private static int? Moved(nint result)
    {
        if (result >= 0)
            return (int)result;
        var error = Marshal.GetLastPInvokeError();
        return error is Errno.TryAgain or Errno.Interrupted ? null : throw new SocketException((int)SocketError.ConnectionReset, new Win32Exception(error).Message);
    }
}
