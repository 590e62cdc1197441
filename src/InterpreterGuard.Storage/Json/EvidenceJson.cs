using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InterpreterGuard.Storage.Json;

/// <summary>How lists and facts are written into columns.</summary>
internal static class EvidenceJson
{
    private static readonly JsonSerializerOptions Whole = Make();
    private static readonly JsonSerializerOptions Cut = Make(new CutStringJsonConverter());

    /// <summary>Writes every text whole: what came in and what went out.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Whole);

    /// <summary>Writes what quotes source or arguments, long texts cut.</summary>
    public static string WriteCut<T>(T value) => JsonSerializer.Serialize(value, Cut);

    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Whole) ?? throw new StorageException($"A stored {typeof(T).Name} is null.");

    public static byte[] WriteBytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Whole);

    public static T ReadBytes<T>(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<T>(json, Whole) ?? throw new StorageException($"A stored {typeof(T).Name} is null.");

    public static IReadOnlyList<T> ReadList<T>(string? json) => json is null ? [] : Read<List<T>>(json);

    private static JsonSerializerOptions Make(params ReadOnlySpan<JsonConverter> more)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,

            // Goes into a column, never into a page: escaping for HTML would double the size of source.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        options.Converters.Add(new RuleIdJsonConverter());
        options.Converters.Add(new StoredFileIdJsonConverter());
        foreach (var converter in more)
            options.Converters.Add(converter);
        return options;
    }
}
