using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace InterpreterGuard.Core.Audit;

/// <summary>How links hang together. Whoever writes them and whoever proves them use this one recipe.</summary>
public static class AuditChain
{
    /// <summary>What the first link follows.</summary>
    public static readonly string Beginning = new('0', 64);

    /// <summary>
    /// SHA-256 over the previous hash (its 64 digits) and then number, microseconds since 1970, kind, actor, subject, detail and tenant: each as UTF-8 behind its length in bytes (8 bytes,
    /// big endian), so that no two entries are written the same.
    /// </summary>
    public static string HashOf(string previous, long number, DateTimeOffset at, string kind, string actor, string subject, string detail, string tenant)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(previous));
        Span<byte> length = stackalloc byte[8];
        foreach (var part in (string[])[Number(number), Number((at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond), kind, actor, subject, detail, tenant])
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt64BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <inheritdoc cref="HashOf(string, long, DateTimeOffset, string, string, string, string, string)"/>
    public static string HashOf(AuditEntry entry) =>
        HashOf(entry.Previous, entry.Number, entry.At, entry.Kind, entry.Actor, entry.Subject, entry.Detail, entry.Tenant);

    /// <summary>What a head's signature is over.</summary>
    public static byte[] ToSign(long number, string hash, DateTimeOffset at) =>
        Encoding.ASCII.GetBytes($"interpreterguard-audit-head\n{Number(number)}\n{hash}\n{Number((at - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond)}\n");

    /// <summary>Whether the head was signed with this key.</summary>
    public static bool IsSignedWith(AuditHead head, ECDsa key)
    {
        var signature = new byte[head.Signature.Length];
        return Convert.TryFromBase64String(head.Signature, signature, out var length)
            && key.VerifyData(ToSign(head.Number, head.Hash, head.At), signature.AsSpan(0, length), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
