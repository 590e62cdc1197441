using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;

namespace InterpreterGuard.Screening.Parsing;

/// <summary>The frames of the parser's wire. The parser reads hostile text, so what it says is bounded and checked here.</summary>
internal static class ParserWire
{
    /// <summary>Bytes of a whole response. A 1 MiB text gives about 40 MiB of tree.</summary>
    public const int ResponseBytesMax = 64 * 1024 * 1024;

    /// <summary>Depth of a tree's JSON. CPython's own bound on nesting keeps honest trees well under it.</summary>
    public const int TreeDepthMax = 1500;

    private static readonly JsonDocumentOptions TreeOptions = new() { MaxDepth = TreeDepthMax };

    public static byte[] Request(IReadOnlyList<ParseSource> sources)
    {
        var buffer = new ArrayBufferWriter<byte>(sources.Sum(source => source.Code.Length) + 256);
        buffer.Advance(sizeof(uint));
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("sources");
            foreach (var source in sources)
            {
                json.WriteStartObject();
                json.WriteString("language", source.Language.Name);
                json.WriteString("code", source.Code);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        var frame = buffer.WrittenSpan.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(frame, (uint)(frame.Length - sizeof(uint)));
        return frame;
    }

    public static async Task<byte[]> ReadResponseAsync(Stream stream, CancellationToken cancellationToken)
    {
        var header = new byte[sizeof(uint)];
        await stream.ReadExactlyAsync(header, cancellationToken);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(header);
        if (length > ResponseBytesMax)
            throw new InvalidDataException($"The parser announced {length} bytes; at most {ResponseBytesMax} are taken.");
        var payload = new byte[length];
        await stream.ReadExactlyAsync(payload, cancellationToken);
        return payload;
    }

    public static IReadOnlyList<ParseResult> Results(ReadOnlyMemory<byte> payload, int count)
    {
        var results = new List<ParseResult>(count);
        for (var index = 0; index < count; index++)
        {
            if (payload.Length < sizeof(uint))
                throw new InvalidDataException("The parser answered fewer texts than it was asked.");
            var length = BinaryPrimitives.ReadUInt32LittleEndian(payload.Span);
            if (length > payload.Length - sizeof(uint))
                throw new InvalidDataException("The parser announced more bytes than it sent.");
            results.Add(Result(payload.Slice(sizeof(uint), (int)length)));
            payload = payload[(sizeof(uint) + (int)length)..];
        }
        return results;
    }

    private static ParseResult Result(ReadOnlyMemory<byte> json)
    {
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(json, TreeOptions);
            var root = document.RootElement;
            if (root.TryGetProperty("error", out var error))
                return ParseResult.Failed(Failure(error));
            _ = root.GetProperty("tree");
            var result = new ParseResult(document, root.GetProperty("shift").GetInt32(), null);
            document = null;
            return result;
        }
        catch (JsonException problem) when (problem.Message.Contains("depth", StringComparison.Ordinal))
        {
            return ParseResult.Failed("too_deep", "The code is nested more deeply than screening reads.");
        }
        finally
        {
            document?.Dispose();
        }
    }

    private static ParseFailure Failure(JsonElement error) => new(
        error.GetProperty("reason").GetString() ?? "crashed",
        error.GetProperty("message").GetString() ?? "",
        Math.Max(1, error.GetProperty("line").GetInt32()),
        Math.Max(1, error.GetProperty("column").GetInt32()));
}
