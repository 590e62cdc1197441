using System.Runtime.InteropServices;
using System.Text.Json;

namespace InterpreterGuard.CSharpRunner;

/// <summary>JSON lines on descriptor 3. Writing never throws: the code may have closed the descriptor, which costs it its results and nothing else.</summary>
internal static partial class Wire
{
    private const int Descriptor = 3;
    private const int CloseOnExecute = 1;
    private const int SetFlags = 2;
    private const int Interrupted = 4;

    private static readonly Lock Writing = new();
    private static byte[] pending = [];

    public static void SendReady()
    {
        // Programs that the code starts have no business on this descriptor.
        _ = Control(Descriptor, SetFlags, CloseOnExecute);
        Write("ready\n"u8);
    }

    /// <summary>The next message; <see langword="null"/> at the end of the wire, which is the end of the sandbox.</summary>
    public static JsonElement? Receive()
    {
        var line = new MemoryStream();
        line.Write(pending);
        var searched = 0;
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var end = line.GetBuffer().AsSpan(searched, (int)line.Length - searched).IndexOf((byte)'\n');
            if (end >= 0)
            {
                var whole = line.GetBuffer().AsMemory(0, (int)line.Length);
                pending = whole[(searched + end + 1)..].ToArray();
                return JsonElement.Parse(whole.Span[..(searched + end)]);
            }

            searched = (int)line.Length;
            var read = Read(buffer);
            if (read <= 0)
                return null;
            line.Write(buffer.AsSpan(0, read));
        }
    }

    public static void Send(Action<Utf8JsonWriter> write) => Send(write, []);

    private static void Send(Action<Utf8JsonWriter> write, ReadOnlySpan<byte> before)
    {
        var message = new MemoryStream();
        message.Write(before);
        using (var json = new Utf8JsonWriter(message))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        message.WriteByte((byte)'\n');
        Write(message.GetBuffer().AsSpan(0, (int)message.Length));
    }

    /// <summary>The end of a cell. The next one may hand back as many results.</summary>
    public static void SendDone(string id, int status)
    {
        Results.Restart();
        // A line of its own, also when the code has written a piece of one here.
        Send(
            json =>
            {
                json.WriteString("op", "done");
                json.WriteString("id", id);
                json.WriteNumber("status", status);
            },
            "\n"u8);
    }

    private static unsafe int Read(byte[] buffer)
    {
        fixed (byte* start = buffer)
        {
            nint read;
            do
                read = Read(Descriptor, start, (nuint)buffer.Length);
            while (read < 0 && Marshal.GetLastPInvokeError() == Interrupted);
            return (int)read;
        }
    }

    private static unsafe void Write(ReadOnlySpan<byte> data)
    {
        // The code's threads may end while others still speak: a line is whole or not there.
        lock (Writing)
        {
            fixed (byte* start = data)
            {
                for (var sent = 0; sent < data.Length;)
                {
                    var written = Write(Descriptor, start + sent, (nuint)(data.Length - sent));
                    if (written > 0)
                        sent += (int)written;
                    else if (Marshal.GetLastPInvokeError() != Interrupted)
                        return;
                }
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static unsafe partial nint Read(int descriptor, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static unsafe partial nint Write(int descriptor, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int descriptor, int command, int argument);
}
