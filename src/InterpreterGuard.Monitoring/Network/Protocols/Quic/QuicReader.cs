using System.Buffers.Binary;

namespace InterpreterGuard.Monitoring.Network.Protocols.Quic;

/// <summary>Reads what QUIC puts in a row: numbers that say their own length (RFC 9000, 16), and pieces with theirs before them. Everything is a stranger's; what is not there reads as the end.</summary>
internal ref struct QuicReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public readonly int Left => _rest.Length;

    public bool TryNumber(out ulong number)
    {
        number = 0;
        if (_rest.IsEmpty)
            return false;
        var length = 1 << (_rest[0] >> 6);
        if (_rest.Length < length)
            return false;
        number = (ulong)(_rest[0] & 0x3F);
        foreach (var one in _rest[1..length])
            number = (number << 8) | one;
        _rest = _rest[length..];
        return true;
    }

    public bool TryByte(out byte value)
    {
        value = _rest.IsEmpty ? (byte)0 : _rest[0];
        return TryBytes(1, out _);
    }

    public bool TryWord(out uint value)
    {
        value = _rest.Length < sizeof(uint) ? 0 : BinaryPrimitives.ReadUInt32BigEndian(_rest);
        return TryBytes(sizeof(uint), out _);
    }

    public bool TryBytes(ulong count, out ReadOnlySpan<byte> taken)
    {
        taken = default;
        if (count > (ulong)_rest.Length)
            return false;
        taken = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return true;
    }
}
