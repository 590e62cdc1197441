using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace InterpreterGuard.Monitoring.Network.Protocols.Quic;

/// <summary>The keys of a client's first packets. No secret: they follow from the connection's id, and only keep away who was not meant to answer.</summary>
internal sealed class QuicKeys
{
    private const int SecretBytes = 32;
    private const int KeyBytes = 16;
    private const int IvBytes = 12;

    public QuicKeys(QuicVersion version, ReadOnlySpan<byte> connectionId)
    {
        var initial = HKDF.Extract(HashAlgorithmName.SHA256, connectionId.ToArray(), version.Salt);
        var client = Expand(initial, "client in", SecretBytes);
        Key = Expand(client, version.Label + " key", KeyBytes);
        Iv = Expand(client, version.Label + " iv", IvBytes);
        HeaderKey = Expand(client, version.Label + " hp", KeyBytes);
    }

    public byte[] Key { get; }

    public byte[] Iv { get; }

    public byte[] HeaderKey { get; }

    /// <summary>What covers a header's flags and number (RFC 9001, 5.4.3).</summary>
    public byte[] MaskOf(ReadOnlySpan<byte> sample)
    {
        using var cipher = Aes.Create();
        cipher.Key = HeaderKey;
        return cipher.EncryptEcb(sample, PaddingMode.None);
    }

    /// <summary>The nonce of the packet with this number.</summary>
    public byte[] NonceOf(uint number)
    {
        var nonce = Iv.ToArray();
        var end = nonce.AsSpan(IvBytes - sizeof(uint));
        BinaryPrimitives.WriteUInt32BigEndian(end, BinaryPrimitives.ReadUInt32BigEndian(end) ^ number);
        return nonce;
    }

    // HKDF-Expand-Label of TLS 1.3 (RFC 8446, 7.1), with an empty context.
    private static byte[] Expand(byte[] secret, string label, int length)
    {
        var name = Encoding.ASCII.GetBytes("tls13 " + label);
        byte[] info = [(byte)(length >> 8), (byte)length, (byte)name.Length, .. name, 0];
        return HKDF.Expand(HashAlgorithmName.SHA256, secret, length, info);
    }
}
