using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace InterpreterGuard.Core.Values;

/// <summary>Letters and digits of a text, in capitals, without what stands between them. Every byte that leaves a sandbox comes through here, so it takes sixteen at a time.</summary>
internal static class Folding
{
    /// <summary>Bytes beyond the result that may be overwritten.</summary>
    public const int Margin = 16;

    private const int Half = sizeof(ulong);

    private static readonly byte[] Folds = [.. Enumerable.Range(0, 256).Select(ValueEncodings.Fold)];

    // For each set of eight bytes that are kept: where they come from.
    private static readonly ulong[] Kept = [.. Enumerable.Range(0, 256).Select(Places)];

    /// <summary>Folds the bytes.</summary>
    /// <param name="bytes">The text.</param>
    /// <param name="into">Room for as many, and <see cref="Margin"/> more.</param>
    /// <returns>How many were written.</returns>
    // A host is seldom busy for long enough to compile this a second time, and until then it runs ten times slower.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Fold(ReadOnlySpan<byte> bytes, Span<byte> into)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(into.Length, bytes.Length + Margin, nameof(into));
        var have = 0;
        for (; bytes.Length >= Vector128<byte>.Count; bytes = bytes[Vector128<byte>.Count..])
        {
            var text = Vector128.Create(bytes);
            var letters = Vector128.LessThanOrEqual((text | Vector128.Create((byte)0x20)) - Vector128.Create((byte)'a'), Vector128.Create((byte)('z' - 'a')));
            var kept = (letters | Vector128.LessThanOrEqual(text - Vector128.Create((byte)'0'), Vector128.Create((byte)9))).ExtractMostSignificantBits();
            if (kept == 0)
                continue;
            var folded = Vector128.AndNot(text, letters & Vector128.Create((byte)0x20));
            if (kept == ushort.MaxValue)
            {
                folded.CopyTo(into[have..]);
                have += Vector128<byte>.Count;
                continue;
            }

            have += Pack(folded.AsUInt64()[0], (byte)kept, into[have..]);
            have += Pack(folded.AsUInt64()[1], (byte)(kept >> Half), into[have..]);
        }

        foreach (var one in bytes)
        {
            into[have] = Folds[one];
            have += into[have] == 0 ? 0 : 1;
        }

        return have;
    }

    private static int Pack(ulong folded, byte kept, Span<byte> into)
    {
        var packed = Vector128.Shuffle(Vector128.CreateScalar(folded).AsByte(), Vector128.CreateScalar(Kept[kept]).AsByte());
        MemoryMarshal.Write(into, packed.AsUInt64()[0]);
        return BitOperations.PopCount(kept);
    }

    private static ulong Places(int kept)
    {
        var (places, at) = (0UL, 0);
        for (var bit = 0; bit < Half; bit++)
        {
            if ((kept >> bit & 1) != 0)
                places |= (ulong)bit << (Half * at++);
        }

        return places;
    }
}
