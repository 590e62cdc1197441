using System.Runtime.InteropServices;
using System.Text;

namespace InterpreterGuard.Monitoring.Syscalls.Kernel;

/// <summary>Looks at files as a guest sees them: paths are resolved beneath its root, whatever its links say. Nothing is opened for reading.</summary>
internal static unsafe class GuestFiles
{
    private const nint OpenAt2Call = 437;
    private const nint ReadLinkAtCall = 267;
    private const ulong OpenPath = 0x20_0000;
    private const ulong CloseOnExec = 0x8_0000;
    private const ulong Directory = 0x1_0000;
    private const ulong NoFollow = 0x2_0000;
    private const ulong ResolveInRoot = 0x10;
    private const ulong ResolveNoMagicLinks = 0x02;

    /// <summary>Where a path really leads. <see langword="null"/> with 0 when it cannot be told; with an error number when it does not lead anywhere.</summary>
    public static string? RealPath(int tid, ReadOnlySpan<byte> path, out int error)
    {
        Span<byte> link = stackalloc byte[4096];
        var length = RealPath(tid, path, link, out error);
        return length > 0 ? Encoding.UTF8.GetString(link[..length]) : null;
    }

    /// <summary>The same, without a string. The bytes written; 0 for what is <see langword="null"/> there.</summary>
    public static int RealPath(int tid, ReadOnlySpan<byte> path, Span<byte> into, out int error)
    {
        var descriptor = Open(tid, path, 0, out error);
        if (descriptor < 0)
        {
            error = error == Errno.NoEntry ? error : 0;
            return 0;
        }

        var length = ProcFile.ReadLink(Environment.ProcessId, "fd"u8, descriptor, into);
        _ = Libc.Close(descriptor);
        return length;
    }

    /// <summary>What a link says, if the path is one. The bytes written.</summary>
    public static int LinkText(int tid, ReadOnlySpan<byte> path, Span<byte> into)
    {
        var descriptor = Open(tid, path, NoFollow, out _);
        if (descriptor < 0)
            return 0;
        byte none = 0;
        fixed (byte* target = into)
        {
            // An empty path means the descriptor itself, which a link's may be when it was opened as a path.
            var length = Libc.Syscall(ReadLinkAtCall, descriptor, (nint)(&none), (nint)target, into.Length);
            _ = Libc.Close(descriptor);
            return Math.Max(0, (int)length);
        }
    }

    /// <summary>Whether something is there.</summary>
    public static bool Exists(int tid, ReadOnlySpan<byte> path) => Close(Open(tid, path, 0, out _));

    /// <summary>Whether a folder is there.</summary>
    public static bool IsDirectory(int tid, ReadOnlySpan<byte> path) => Close(Open(tid, path, Directory, out _));

    private static bool Close(int descriptor) => descriptor >= 0 && Libc.Close(descriptor) == 0;

    private static int Open(int tid, ReadOnlySpan<byte> path, ulong flags, out int error)
    {
        Span<byte> ended = stackalloc byte[path.Length + 1];
        path.CopyTo(ended);
        var root = RootOf(tid, out error);
        if (root < 0)
            return -1;

        var how = stackalloc ulong[3];
        how[0] = OpenPath | CloseOnExec | flags;
        how[1] = 0;
        how[2] = ResolveInRoot | ResolveNoMagicLinks;
        fixed (byte* text = ended)
        {
            var descriptor = (int)Libc.Syscall(OpenAt2Call, root, (nint)text, (nint)how, 3 * sizeof(ulong));
            error = descriptor < 0 ? Marshal.GetLastPInvokeError() : 0;
            _ = Libc.Close(root);
            return descriptor;
        }
    }

    private static int RootOf(int tid, out int error)
    {
        fixed (byte* path = Encoding.ASCII.GetBytes($"/proc/{tid}/root\0"))
        {
            var descriptor = Libc.Open(path, (int)(OpenPath | CloseOnExec | Directory));
            error = descriptor < 0 ? Marshal.GetLastPInvokeError() : 0;
            return descriptor;
        }
    }
}
