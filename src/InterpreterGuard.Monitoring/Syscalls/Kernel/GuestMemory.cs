using System.Runtime.InteropServices;
using System.Text;

namespace InterpreterGuard.Monitoring.Syscalls.Kernel;

/// <summary>Reads the memory of a thread that waits for its answer. What is read may change a moment later: it is evidence, never a wall.</summary>
internal static unsafe class GuestMemory
{
    private const ulong PageSize = 4096;
    private const int OpenReadOnly = 0;
    private const int FirstTextBytes = 256;

    /// <summary>Reads exactly as many bytes as asked. 0, or the error number.</summary>
    public static int Read(int tid, ulong address, Span<byte> into)
    {
        while (into.Length > 0)
        {
            var error = ReadSome(tid, address, into, out var read);
            if (error != 0)
                return error;
            address += (ulong)read;
            into = into[read..];
        }

        return 0;
    }

    /// <summary>Writes into a guest's memory what the kernel would have written there. False: it cannot be written.</summary>
    public static bool Write(int tid, ulong address, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* source = bytes)
        {
            var local = new IoVector { Base = (nuint)source, Length = (nuint)bytes.Length };
            var remote = new IoVector { Base = (nuint)address, Length = (nuint)bytes.Length };
            return Libc.ProcessWrite(tid, &local, 1, &remote, 1, 0) == bytes.Length;
        }
    }

    /// <summary>Reads up to a NUL, which is not counted. A longer text is cut. 0, or the error number.</summary>
    public static int ReadText(int tid, ulong address, Span<byte> into, out int length)
    {
        length = 0;
        while (length < into.Length)
        {
            // Never across a page: the next one may not be there although the text ends before it. And little at first: most texts are short.
            var inPage = (int)(PageSize - (address & (PageSize - 1)));
            var most = length == 0 ? FirstTextBytes : into.Length - length;
            var chunk = into.Slice(length, Math.Min(inPage, Math.Min(most, into.Length - length)));
            var error = ReadSome(tid, address, chunk, out var read);
            if (error != 0)
                return error;
            var end = chunk[..read].IndexOf((byte)0);
            if (end >= 0)
            {
                length += end;
                return 0;
            }

            length += read;
            address += (ulong)read;
        }

        return 0;
    }

    private static int ReadSome(int tid, ulong address, Span<byte> into, out int read)
    {
        fixed (byte* target = into)
        {
            var local = new IoVector { Base = (nuint)target, Length = (nuint)into.Length };
            var remote = new IoVector { Base = (nuint)address, Length = (nuint)into.Length };
            read = (int)Libc.ProcessRead(tid, &local, 1, &remote, 1, 0);
            if (read > 0)
                return 0;
            var error = read == 0 ? Errno.BadAddress : Marshal.GetLastPInvokeError();
            return error == Errno.NoSuchCall ? ReadFile(tid, address, target, into.Length, out read) : error;
        }
    }

    // Kernels built without process_vm_readv.
    private static int ReadFile(int tid, ulong address, byte* target, int length, out int read)
    {
        read = 0;
        fixed (byte* path = Encoding.ASCII.GetBytes($"/proc/{tid}/mem\0"))
        {
            var descriptor = Libc.Open(path, OpenReadOnly);
            if (descriptor < 0)
                return Marshal.GetLastPInvokeError();
            read = (int)Libc.ReadAt(descriptor, target, (nuint)length, (long)address);
            var error = read > 0 ? 0 : Errno.BadAddress;
            _ = Libc.Close(descriptor);
            return error;
        }
    }
}
