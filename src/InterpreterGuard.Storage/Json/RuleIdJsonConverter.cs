using System.Text.Json;
using System.Text.Json.Serialization;
using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Storage.Json;

/// <summary>Writes a rule's id as its text.</summary>
internal sealed class RuleIdJsonConverter : JsonConverter<RuleId>
{
    public override RuleId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, RuleId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
