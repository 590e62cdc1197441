using System.Text.Json;
using System.Text.Json.Serialization;
using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Storage.Json;

/// <summary>Covers secrets in every text that is written, before it is cut: half of a secret would not be known for one.</summary>
internal sealed class CoveredStringJsonConverter(IRedaction redaction, CutStringJsonConverter? cut) : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        var covered = redaction.Cover(value);
        if (cut is null)
            writer.WriteStringValue(covered);
        else
            cut.Write(writer, covered, options);
    }
}
