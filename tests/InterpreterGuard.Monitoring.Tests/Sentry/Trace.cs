using System.Buffers.Binary;
using Google.Protobuf;

namespace InterpreterGuard.Monitoring.Tests.Sentry;

/// <summary>Writes messages as gVisor's kernel does.</summary>
internal static class Trace
{
    /// <summary>A message of process 2, started as python3 in /work.</summary>
    public static byte[] Message(int kind, Action<CodedOutputStream> fields, uint dropped = 0, int pid = 2, int header = 8)
    {
        var body = Fields(output =>
        {
            Bytes(output, 1, Fields(common =>
            {
                Number(common, 1, 1_700_000_000);
                Number(common, 2, (ulong)pid);
                Number(common, 4, (ulong)pid);
                Text(common, 8, "/work");
                Text(common, 9, "python3");
            }));
            fields(output);
        });
        var message = new byte[header + body.Length];
        BinaryPrimitives.WriteUInt16LittleEndian(message, (ushort)header);
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(2), (ushort)kind);
        BinaryPrimitives.WriteUInt32LittleEndian(message.AsSpan(4), dropped);
        body.CopyTo(message, header);
        return message;
    }

    public static byte[] Start(string container) => Message(1, output => Text(output, 2, container));

    public static byte[] Open(string path, ulong flags = 0, string folder = "") => Message(7, output =>
    {
        Number(output, 3, 257);
        Text(output, 5, folder);
        Text(output, 6, path);
        Number(output, 7, flags);
    });

    public static byte[] Call(int number, params ulong[] arguments) => Message(6, output =>
    {
        Number(output, 4, (ulong)number);
        for (var i = 0; i < arguments.Length; i++)
            Number(output, 5 + i, arguments[i]);
    });

    public static byte[] Fields(Action<CodedOutputStream> write)
    {
        using var memory = new MemoryStream();
        using (var output = new CodedOutputStream(memory, leaveOpen: true))
            write(output);
        return memory.ToArray();
    }

    public static void Number(CodedOutputStream output, int field, ulong value)
    {
        output.WriteTag(field, WireFormat.WireType.Varint);
        output.WriteUInt64(value);
    }

    public static void Text(CodedOutputStream output, int field, string value) => Bytes(output, field, System.Text.Encoding.UTF8.GetBytes(value));

    public static void Bytes(CodedOutputStream output, int field, byte[] value)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(ByteString.CopyFrom(value));
    }
}
