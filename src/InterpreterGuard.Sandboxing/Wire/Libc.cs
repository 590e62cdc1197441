using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace InterpreterGuard.Sandboxing.Wire;

/// <summary>The few kernel calls .NET has no words for. The numbers are those of x86-64 and arm64, which agree here.</summary>
internal static unsafe partial class Libc
{
    public const int Eintr = 4;
    public const int Eagain = 11;
    public const int Epipe = 32;
    public const int Econnreset = 104;
    public const int Sigint = 2;
    public const int Sigkill = 9;

    private const int MsgDontWait = 0x40;
    private const int MsgCloseOnExec = 0x40000000;
    private const int SolSocket = 1;
    private const int ScmRights = 1;
    private const int SysPidfdSendSignal = 424;
    private const int SysPidfdOpen = 434;

    // A control message is a header (length, level, type: 16 bytes) and its data; 24 bytes have room for two descriptors.
    private const int ControlHeader = 16;
    private const int ControlLength = 24;

    /// <summary>Receives what is there, with at most one descriptor; others that came are closed. -1: see errno.</summary>
    public static int ReceiveWithDescriptor(int socket, Span<byte> buffer, out SafeFileHandle? descriptor, out int errno)
    {
        descriptor = null;
        var control = stackalloc byte[ControlLength];
        fixed (byte* data = buffer)
        {
            var vector = new IoVector { Base = data, Length = (nuint)buffer.Length };
            var message = new MessageHeader { Vectors = &vector, VectorCount = 1, Control = control, ControlLength = ControlLength };
            var received = (int)ReceiveMessage(socket, &message, MsgDontWait | MsgCloseOnExec);
            errno = received < 0 ? Marshal.GetLastPInvokeError() : 0;
            if (received >= 0 && message.ControlLength > ControlHeader)
                descriptor = FirstDescriptor(control);
            return received;
        }
    }

    /// <summary>A handle on a process that cannot come to mean another one. Invalid when there is no such process or no such call.</summary>
    public static SafeFileHandle OpenProcess(int pid) => new((nint)SystemCall(SysPidfdOpen, pid, 0, 0, 0), ownsHandle: true);

    /// <summary>False: it is gone, or not ours to signal.</summary>
    public static bool Kill(SafeFileHandle process) => SystemCall(SysPidfdSendSignal, process.DangerousGetHandle(), Sigkill, 0, 0) == 0;

    /// <summary>Gives a file to a user. Only root can; without, it is opened to everybody: its parent lets nobody else in.</summary>
    public static void Give(string path, int uid, int gid)
    {
        const UnixFileMode everybody = (UnixFileMode)0x1FF;
        if (ChangeOwner(path, uid, gid) != 0)
            File.SetUnixFileMode(path, everybody);
    }

    private static SafeFileHandle? FirstDescriptor(byte* control)
    {
        var length = *(nuint*)control;
        var level = *(int*)(control + 8);
        var type = *(int*)(control + 12);
        if (level != SolSocket || type != ScmRights || length < ControlHeader + sizeof(int))
            return null;

        if (length >= ControlHeader + (2 * sizeof(int)))
            new SafeFileHandle(*(int*)(control + ControlHeader + sizeof(int)), ownsHandle: true).Dispose();
        return new SafeFileHandle(*(int*)(control + ControlHeader), ownsHandle: true);
    }

    [LibraryImport("libc", EntryPoint = "recvmsg", SetLastError = true)]
    private static partial nint ReceiveMessage(int socket, MessageHeader* message, int flags);

    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, int uid, int gid);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint SystemCall(nint number, nint first, nint second, nint third, nint fourth);

    [StructLayout(LayoutKind.Sequential)]
    private struct IoVector
    {
        public byte* Base;
        public nuint Length;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct MessageHeader
    {
        public void* Name;
        public uint NameLength;
        public IoVector* Vectors;
        public nuint VectorCount;
        public void* Control;
        public nuint ControlLength;
        public int Flags;
    }
}
