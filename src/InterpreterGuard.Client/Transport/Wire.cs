using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InterpreterGuard.Client.Transport;

/// <summary>How things are written: names in snake_case, what is not there left out, what is not known passed over.</summary>
internal static class Wire
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new SecondsConverter() },
    };

    public static HttpContent Content<T>(T body) => JsonContent.Create(body, mediaType: null, Options);

    /// <summary>Reads an answer; a text that is none throws a <see cref="JsonException"/>.</summary>
    public static T Read<T>(ReadOnlySpan<byte> json)
        where T : GuardAnswer
    {
        var reader = new Utf8JsonReader(json);
        return Read<T>(JsonElement.ParseValue(ref reader));
    }

    /// <inheritdoc cref="Read{T}(ReadOnlySpan{byte})"/>
    public static T Read<T>(JsonElement json)
        where T : GuardAnswer
    {
        var answer = json.Deserialize<T>(Options) ?? throw new JsonException("The answer is null.");
        answer.Json = json;
        return answer;
    }
}
