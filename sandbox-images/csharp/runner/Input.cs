using System.Runtime.InteropServices;
using System.Text;

namespace InterpreterGuard.CSharpRunner;

/// <summary>Each cell has a standard input of its own: an unnamed file on descriptor 0, so that reading comes to an end however it is read.</summary>
internal static unsafe partial class Input
{
    private const int Descriptor = 0;
    private const int ReadWrite = 2;
    private const int Unnamed = 0x410000;
    private const int OwnerOnly = 0x180;

    public static void Place(string text)
    {
        var file = Open("/tmp", ReadWrite | Unnamed, OwnerOnly);
        if (file < 0)
            throw new IOException($"The cell's standard input could not be placed: error {Marshal.GetLastPInvokeError()} in /tmp.");
        try
        {
            Write(file, Encoding.UTF8.GetBytes(text));
            if (Duplicate(file, Descriptor) < 0)
                throw new IOException($"The cell's standard input could not be placed: error {Marshal.GetLastPInvokeError()}.");
        }
        finally
        {
            _ = Close(file);
        }

        // The reader of the last cell has read ahead.
        Console.SetIn(TextReader.Synchronized(new StreamReader(Console.OpenStandardInput(), Console.InputEncoding, detectEncodingFromByteOrderMarks: false)));
    }

    /// <summary>By position: reading begins at the start.</summary>
    private static void Write(int file, byte[] bytes)
    {
        fixed (byte* start = bytes)
        {
            for (nint done = 0; done < bytes.Length;)
            {
                var written = Write(file, start + done, (nuint)(bytes.Length - done), done);
                if (written <= 0)
                    throw new IOException($"The cell's standard input of {bytes.Length} bytes could not be written: error {Marshal.GetLastPInvokeError()} in /tmp.");
                done += written;
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "pwrite", SetLastError = true)]
    private static partial nint Write(int file, byte* bytes, nuint count, nint place);

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static partial int Duplicate(int file, int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);
}
