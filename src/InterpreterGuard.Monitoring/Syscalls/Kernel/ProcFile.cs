using System.Buffers.Text;

namespace InterpreterGuard.Monitoring.Syscalls.Kernel;

/// <summary>Reads small files and links under <c>/proc/&lt;pid&gt;</c> without allocating.</summary>
internal static unsafe class ProcFile
{
    private const int PathMax = 64;
    private const int OpenCloseOnExec = 0x80000;

    /// <summary>Where a link points, such as <c>/proc/1/cwd</c>. The bytes written; 0 when it cannot be read.</summary>
    public static int ReadLink(int pid, ReadOnlySpan<byte> name, int number, Span<byte> into)
    {
        var path = stackalloc byte[PathMax];
        WritePath(new(path, PathMax), pid, name, number);
        fixed (byte* target = into)
            return Math.Max(0, (int)Libc.ReadLink(path, target, (nuint)into.Length));
    }

    /// <summary>The beginning of a file, such as <c>/proc/1/status</c>. The bytes read; 0 when it cannot be read.</summary>
    public static int Read(int pid, ReadOnlySpan<byte> name, Span<byte> into) => Read(pid, name, -1, into);

    /// <summary>The beginning of a file named by a number, such as <c>/proc/1/fdinfo/3</c>.</summary>
    public static int Read(int pid, ReadOnlySpan<byte> name, int number, Span<byte> into)
    {
        var path = stackalloc byte[PathMax];
        WritePath(new(path, PathMax), pid, name, number);
        return Read(path, into);
    }

    /// <summary>The beginning of a file of a process that is named by the number it has where <paramref name="tid"/> lives.</summary>
    public static int ReadInside(int tid, int pid, ReadOnlySpan<byte> name, Span<byte> into)
    {
        var path = stackalloc byte[PathMax];
        WritePath(new(path, PathMax), tid, "root/proc"u8, pid);
        var end = new ReadOnlySpan<byte>(path, PathMax).IndexOf((byte)0);
        path[end] = (byte)'/';
        name.CopyTo(new(path + end + 1, PathMax - end - 1));
        return Read(path, into);
    }

    private static int Read(byte* path, Span<byte> into)
    {
        var descriptor = Libc.Open(path, OpenCloseOnExec);
        if (descriptor < 0)
            return 0;
        var length = 0;
        fixed (byte* target = into)
        {
            nint read;
            while (length < into.Length && (read = Libc.Read(descriptor, target + length, (nuint)(into.Length - length))) > 0)
                length += (int)read;
        }

        _ = Libc.Close(descriptor);
        return length;
    }

    // A negative number writes none. The buffer's remaining zeros end the path.
    private static void WritePath(Span<byte> path, int pid, ReadOnlySpan<byte> name, int number)
    {
        path.Clear();
        var at = 0;
        "/proc/"u8.CopyTo(path);
        at += 6;
        Utf8Formatter.TryFormat(pid, path[at..], out var written);
        at += written;
        path[at++] = (byte)'/';
        name.CopyTo(path[at..]);
        at += name.Length;
        if (number < 0)
            return;
        path[at++] = (byte)'/';
        Utf8Formatter.TryFormat(number, path[at..], out _);
    }
}
