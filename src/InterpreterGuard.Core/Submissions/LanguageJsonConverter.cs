using System.Text.Json;
using System.Text.Json.Serialization;

namespace InterpreterGuard.Core.Submissions;

/// <summary>Writes a language as its name.</summary>
public sealed class LanguageJsonConverter : JsonConverter<Language>
{
    public override Language Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("A language is a name."));

    public override void Write(Utf8JsonWriter writer, Language value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
}
