using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Storage.Json;

/// <summary>How lists and facts are written into columns.</summary>
internal static class EvidenceJson
{
    private static readonly JsonSerializerOptions Whole = Make();
    private static readonly JsonSerializerOptions Cut = Make(new CutStringJsonConverter());

    // A policy lives for hours, and making options takes longer than most evidence.
    private static readonly ConditionalWeakTable<IRedaction, Covering> Coverings = [];

    /// <summary>Writes every text whole: what came in and what went out.</summary>
    /// <param name="value">What is written.</param>
    /// <param name="atRest">What covers secrets in it, where it covers any.</param>
    public static string Write<T>(T value, IRedaction? atRest = null) => JsonSerializer.Serialize(value, Of(atRest)?.Whole ?? Whole);

    /// <summary>Writes what quotes source or arguments, long texts cut.</summary>
    /// <inheritdoc cref="Write" path="/param"/>
    public static string WriteCut<T>(T value, IRedaction? atRest = null) => JsonSerializer.Serialize(value, Of(atRest)?.Cut ?? Cut);

    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Whole) ?? throw new StorageException($"A stored {typeof(T).Name} is null.");

    /// <inheritdoc cref="Write"/>
    public static byte[] WriteBytes<T>(T value, IRedaction? atRest = null) => JsonSerializer.SerializeToUtf8Bytes(value, Of(atRest)?.Whole ?? Whole);

    public static T ReadBytes<T>(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<T>(json, Whole) ?? throw new StorageException($"A stored {typeof(T).Name} is null.");

    public static IReadOnlyList<T> ReadList<T>(string? json) => json is null ? [] : Read<List<T>>(json);

    private static Covering? Of(IRedaction? atRest) => atRest is { CoversAtRest: true } ? Coverings.GetValue(atRest, static redaction => new(redaction)) : null;

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

    private sealed class Covering(IRedaction redaction)
    {
        public JsonSerializerOptions Whole { get; } = Make(new CoveredStringJsonConverter(redaction, null));

        public JsonSerializerOptions Cut { get; } = Make(new CoveredStringJsonConverter(redaction, new CutStringJsonConverter()));
    }
}
