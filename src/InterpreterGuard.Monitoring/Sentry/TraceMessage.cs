using System.Buffers.Binary;
using System.Text;
using Google.Protobuf;

namespace InterpreterGuard.Monitoring.Sentry;

/// <summary>
/// One message: a header of 8 bytes {u16 its own length, u16 kind, u32 messages dropped so far}, then the fields of a protobuf message, whose first is what all kinds have in common. Its sender runs hostile
/// code and may have been taken over by it: everything is bounded, and what does not fit makes it unreadable.
/// </summary>
internal sealed class TraceMessage
{
    /// <summary>Most bytes of one message. An exec with its arguments and environment is the longest.</summary>
    public const int BytesMax = 256 << 10;

    private const int HeaderBytes = 8;
    private const int FieldsMax = 16;
    private const int TextsMax = 4096;

    private readonly ulong[] _numbers = new ulong[FieldsMax];
    private readonly List<(int Field, ByteString Bytes)> _texts = [];
    private readonly ulong[] _commonNumbers = new ulong[FieldsMax];
    private readonly List<(int Field, ByteString Bytes)> _commonTexts = [];

    private TraceMessage(TraceKind kind, long dropped)
    {
        Kind = kind;
        Dropped = dropped;
    }

    public TraceKind Kind { get; }

    /// <summary>How many the sender has thrown away since it began.</summary>
    public long Dropped { get; }

    public int ThreadId => (int)_commonNumbers[2];

    public int ProcessId => (int)_commonNumbers[4];

    public string ContainerId => Text(_commonTexts, 6);

    public string WorkingFolder => Text(_commonTexts, 8);

    public string ProcessName => Text(_commonTexts, 9);

    /// <summary>A field that is a number; 0 where it is missing.</summary>
    public ulong Number(int field) => _numbers[field];

    /// <summary>A field that is one text; empty where it is missing.</summary>
    public string Text(int field) => Text(_texts, field);

    /// <summary>A field that is bytes; empty where it is missing.</summary>
    public ReadOnlySpan<byte> Bytes(int field) => First(_texts, field);

    /// <summary>A field that is a list of texts.</summary>
    public IEnumerable<string> Texts(int field) => _texts.Where(text => text.Field == field).Select(text => text.Bytes.ToStringUtf8());

    /// <summary>Reads a message. <see langword="null"/>: it is none.</summary>
    public static TraceMessage? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderBytes)
            return null;
        int header = BinaryPrimitives.ReadUInt16LittleEndian(bytes);
        if (header < HeaderBytes || header > bytes.Length)
            return null;
        var message = new TraceMessage((TraceKind)BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]), BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]));
        return ReadFields(bytes[header..].ToArray(), message._numbers, message._texts)
            && message.Bytes(1) is { IsEmpty: false } common && ReadFields(common.ToArray(), message._commonNumbers, message._commonTexts) ? message : null;
    }

    private static bool ReadFields(byte[] bytes, ulong[] numbers, List<(int Field, ByteString Bytes)> texts)
    {
        try
        {
            using var input = new CodedInputStream(bytes);
            while (input.ReadTag() is var tag and not 0)
            {
                var field = WireFormat.GetTagFieldNumber(tag);
                switch (WireFormat.GetTagWireType(tag))
                {
                    case WireFormat.WireType.Varint when field < FieldsMax:
                        numbers[field] = input.ReadUInt64();
                        break;
                    case WireFormat.WireType.LengthDelimited when texts.Count < TextsMax:
                        texts.Add((field, input.ReadBytes()));
                        break;
                    case WireFormat.WireType.LengthDelimited:
                        return false;
                    default:
                        input.SkipLastField();
                        break;
                }
            }

            return true;
        }
        catch (InvalidProtocolBufferException)
        {
            return false;
        }
    }

    private static string Text(List<(int Field, ByteString Bytes)> texts, int field) => Encoding.UTF8.GetString(First(texts, field));

    private static ReadOnlySpan<byte> First(List<(int Field, ByteString Bytes)> texts, int field)
    {
        foreach (var (known, bytes) in texts)
        {
            if (known == field)
                return bytes.Span;
        }

        return default;
    }
}
