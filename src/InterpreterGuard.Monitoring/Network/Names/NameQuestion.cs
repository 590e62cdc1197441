using System.Buffers.Binary;
using System.Text;

namespace InterpreterGuard.Monitoring.Network.Names;

/// <summary>The one question of a DNS message (RFC 1035, 4.1). What a program sends there is a stranger's: everything is bounded, nothing is followed.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="Flags">Its flags as they came.</param>
/// <param name="Name">The name in lower case, without the dot at its end; bytes that are no text as <c>?</c>.</param>
/// <param name="Type">The type that is asked for.</param>
/// <param name="End">Where the question ends in the message.</param>
internal readonly record struct NameQuestion(ushort Id, ushort Flags, string Name, ushort Type, int End)
{
    public const int HeaderBytes = 12;
    public const ushort TypeA = 1;
    public const ushort TypeAaaa = 28;
    private const int NameBytesMax = 255;
    private const int LabelBytesMax = 63;
    private const ushort ResponseFlag = 0x8000;

    /// <summary>The type as facts name it.</summary>
    public string TypeName => Type switch
    {
        TypeA => "A",
        2 => "NS",
        5 => "CNAME",
        6 => "SOA",
        10 => "NULL",
        12 => "PTR",
        15 => "MX",
        16 => "TXT",
        TypeAaaa => "AAAA",
        33 => "SRV",
        64 => "SVCB",
        65 => "HTTPS",
        255 => "ANY",
        _ => $"{Type}",
    };

    /// <summary><see langword="null"/>: no query with exactly one question.</summary>
    public static NameQuestion? Read(ReadOnlySpan<byte> message)
    {
        if (message.Length < HeaderBytes || BinaryPrimitives.ReadUInt16BigEndian(message[4..]) != 1)
            return null;
        var flags = BinaryPrimitives.ReadUInt16BigEndian(message[2..]);
        if ((flags & ResponseFlag) != 0)
            return null;
        var name = new StringBuilder();
        var at = HeaderBytes;
        while (at < message.Length && message[at] is var length and > 0)
        {
            // A pointer, or a label beyond the message: questions have none of either.
            if (length > LabelBytesMax || at + 1 + length >= message.Length || at + length > HeaderBytes + NameBytesMax)
                return null;
            if (name.Length > 0)
                name.Append('.');
            foreach (var letter in message.Slice(at + 1, length))
                name.Append(letter is > 32 and < 127 ? char.ToLowerInvariant((char)letter) : '?');
            at += 1 + length;
        }

        if (at + 5 > message.Length)
            return null;
        return new(BinaryPrimitives.ReadUInt16BigEndian(message), flags, name.ToString(), BinaryPrimitives.ReadUInt16BigEndian(message[(at + 1)..]), at + 5);
    }
}
