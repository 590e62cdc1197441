using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace InterpreterGuard.Monitoring.Syscalls.Kernel;

/// <summary>The calls we make ourselves.</summary>
internal static unsafe partial class Libc
{
    private const string Library = "libc";

    [LibraryImport(Library, EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Ioctl(SafeFileHandle descriptor, nuint request, void* argument);

    [LibraryImport(Library, EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(PollEntry* entries, nuint count, int timeoutMilliseconds);

    [LibraryImport(Library, EntryPoint = "epoll_create1", SetLastError = true)]
    public static partial SafeFileHandle EpollCreate(int flags);

    [LibraryImport(Library, EntryPoint = "epoll_ctl", SetLastError = true)]
    public static partial int EpollControl(SafeFileHandle all, int operation, SafeFileHandle one, EpollEvent* wanted);

    [LibraryImport(Library, EntryPoint = "epoll_wait", SetLastError = true)]
    public static partial int EpollWait(SafeFileHandle all, EpollEvent* events, int eventsMax, int timeoutMilliseconds);

    [LibraryImport(Library, EntryPoint = "eventfd", SetLastError = true)]
    public static partial SafeFileHandle EventDescriptor(uint initial, int flags);

    [LibraryImport(Library, EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(SafeFileHandle descriptor, void* bytes, nuint length);

    [LibraryImport(Library, EntryPoint = "process_vm_readv", SetLastError = true)]
    public static partial nint ProcessRead(int pid, IoVector* local, nuint localCount, IoVector* remote, nuint remoteCount, nuint flags);

    [LibraryImport(Library, EntryPoint = "open", SetLastError = true)]
    public static partial int Open(byte* path, int flags);

    [LibraryImport(Library, EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int descriptor);

    [LibraryImport(Library, EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int descriptor, void* into, nuint length);

    [LibraryImport(Library, EntryPoint = "pread", SetLastError = true)]
    public static partial nint ReadAt(int descriptor, void* into, nuint length, long offset);

    [LibraryImport(Library, EntryPoint = "readlink", SetLastError = true)]
    public static partial nint ReadLink(byte* path, byte* into, nuint length);

    [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true)]
    public static partial nint Syscall(nint number, nint a, nint b, nint c, nint d);

    [LibraryImport(Library, EntryPoint = "getsockname", SetLastError = true)]
    public static partial int SocketName(int descriptor, void* address, int* length);

    [LibraryImport(Library, EntryPoint = "connect", SetLastError = true)]
    public static partial int Connect(SafeFileHandle descriptor, void* address, int length);

    [LibraryImport(Library, EntryPoint = "bind", SetLastError = true)]
    public static partial int Bind(SafeFileHandle descriptor, void* address, int length);

    [LibraryImport(Library, EntryPoint = "fcntl", SetLastError = true)]
    public static partial int FileControl(SafeFileHandle descriptor, int command, int argument);

    [LibraryImport(Library, EntryPoint = "process_vm_writev", SetLastError = true)]
    public static partial nint ProcessWrite(int pid, IoVector* local, nuint localCount, IoVector* remote, nuint remoteCount, nuint flags);

    [LibraryImport(Library, EntryPoint = "getsockopt", SetLastError = true)]
    public static partial int SocketOption(int descriptor, int level, int option, void* value, int* length);

    [LibraryImport(Library, EntryPoint = "pipe2", SetLastError = true)]
    public static partial int Pipe(int* ends, int flags);

    [LibraryImport(Library, EntryPoint = "splice", SetLastError = true)]
    public static partial nint Splice(SafeHandle from, nint fromOffset, SafeHandle to, nint toOffset, nuint length, uint flags);
}
