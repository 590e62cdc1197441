using System.Text.Json;
using System.Text.Json.Serialization;

namespace InterpreterGuard.Storage.Json;

/// <summary>
/// Cuts texts that facts quote. A submission is kept whole beside them, so a quote of it need not be: a thousand findings
/// that each quote the same long text would fill the disk with what is there already.
/// </summary>
internal sealed class CutStringJsonConverter : JsonConverter<string>
{
    /// <summary>Characters of one text that are kept.</summary>
    public const int LengthMax = 16_384;

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        if (value.Length <= LengthMax)
            writer.WriteStringValue(value);
        else
            writer.WriteStringValue($"{value.AsSpan(0, LengthMax)}… [{value.Length - LengthMax} more characters]");
    }
}
