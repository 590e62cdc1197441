using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using InterpreterGuard.Monitoring.Network.Protocols.Quic;

namespace InterpreterGuard.Monitoring.Tests.Network.Quic;

/// <summary>Makes the first packets of a client, protected as RFC 9001 says.</summary>
internal static class Flight
{
    public static readonly byte[] Id = Convert.FromHexString("8394c8f03e515708");

    /// <summary>One packet of 1200 bytes.</summary>
    public static byte[] Packet(QuicVersion version, byte[] id, uint number, byte[] frames)
    {
        const int size = 1200;
        byte[] before = [(byte)(0xC3 | (version.InitialType << 4)), 0, 0, 0, 0, (byte)id.Length, .. id, 0, 0];
        BinaryPrimitives.WriteUInt32BigEndian(before.AsSpan(1), version.Number);
        var rest = size - before.Length - 2;
        byte[] header = [.. before, (byte)(0x40 | (rest >> 8)), (byte)rest, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(header.Length - 4), number);
        var plain = new byte[rest - 4 - 16];
        frames.CopyTo(plain, 0);

        var keys = new QuicKeys(version, id);
        var packet = new byte[size];
        using (var cipher = new AesGcm(keys.Key, 16))
            cipher.Encrypt(keys.NonceOf(number), plain, packet.AsSpan(header.Length, plain.Length), packet.AsSpan(size - 16), header);
        header.CopyTo(packet, 0);
        var mask = keys.MaskOf(packet.AsSpan(header.Length, 16));
        packet[0] ^= (byte)(mask[0] & 0x0F);
        for (var i = 0; i < 4; i++)
            packet[header.Length - 4 + i] ^= mask[1 + i];
        return packet;
    }

    /// <summary>A piece of the hello.</summary>
    public static byte[] Crypto(int offset, byte[] piece) => [6, .. Number(offset), .. Number(piece.Length), .. piece];

    /// <summary>A hello for a name, and no longer than it must be, or filled up.</summary>
    public static byte[] Hello(string name, int filled = 0)
    {
        var host = Encoding.ASCII.GetBytes(name);
        byte[] names = [0, .. Word(host.Length), .. host];
        byte[] extensions = [0, 21, .. Word(filled), .. new byte[filled], 0, 0, .. Word(names.Length + 2), .. Word(names.Length), .. names];
        byte[] body = [3, 3, .. new byte[32], 0, 0, 2, 19, 1, 1, 0, .. Word(extensions.Length), .. extensions];
        return [1, 0, .. Word(body.Length), .. body];
    }

    private static byte[] Number(int value) => [(byte)(0x80 | (value >> 24)), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private static byte[] Word(int value) => [(byte)(value >> 8), (byte)value];
}
