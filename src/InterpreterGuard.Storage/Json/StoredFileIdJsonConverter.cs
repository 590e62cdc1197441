using System.Text.Json;
using System.Text.Json.Serialization;
using InterpreterGuard.Core.Files;

namespace InterpreterGuard.Storage.Json;

/// <summary>Writes a stored file's id as its text.</summary>
internal sealed class StoredFileIdJsonConverter : JsonConverter<StoredFileId>
{
    public override StoredFileId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        StoredFileId.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("This is no stored file's id.");

    public override void Write(Utf8JsonWriter writer, StoredFileId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
