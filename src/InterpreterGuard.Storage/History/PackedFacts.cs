using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Storage.Json;

namespace InterpreterGuard.Storage.History;

/// <summary>
/// The facts of one screening as one column: JSON, compressed, because they repeat themselves. Texts are whole: a cut text could make a rule say something
/// else. What is too much is not kept at all, and whoever wants it reads the source again.
/// </summary>
internal static class PackedFacts
{
    /// <summary>Named in the row. Another number is another form.</summary>
    public const int Format = 1;

    /// <summary>Bytes of JSON that are kept for one execution.</summary>
    public const int BytesMax = 4 << 20;

    /// <summary>The column; <see langword="null"/> when there are no facts or too much of them.</summary>
    public static byte[]? Pack(IReadOnlyList<CodeFact>? facts, IRedaction? atRest = null)
    {
        if (facts is null || TextOf(facts) > BytesMax)
            return null;
        var json = EvidenceJson.WriteBytes(facts, atRest);
        if (json.Length > BytesMax)
            return null;
        using var packed = new MemoryStream();
        using (var compressed = new ZLibStream(packed, CompressionLevel.Fastest))
            compressed.Write(json);
        return packed.ToArray();
    }

    /// <summary>The facts; <see langword="null"/> when the column is not what this host writes.</summary>
    public static IReadOnlyList<CodeFact>? Unpack(int format, byte[] packed)
    {
        if (format != Format)
            return null;
        var json = ArrayPool<byte>.Shared.Rent(BytesMax + 1);
        try
        {
            using var compressed = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
            var length = compressed.ReadAtLeast(json, BytesMax + 1, throwOnEndOfStream: false);
            return length > BytesMax ? null : EvidenceJson.ReadBytes<List<CodeFact>>(json.AsSpan(0, length));
        }
        catch (Exception problem) when (problem is JsonException or InvalidDataException or NotSupportedException)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(json);
        }
    }

    // A quick look before megabytes are written only to be thrown away.
    private static long TextOf(IReadOnlyList<CodeFact> facts) => facts.Sum(fact => fact switch
    {
        CodeString text => (long)text.Value.Length,
        CodeCall call => call.Text.Length + call.Arguments.Sum(argument => (long)(argument?.Length ?? 0)),
        _ => 0,
    });
}
