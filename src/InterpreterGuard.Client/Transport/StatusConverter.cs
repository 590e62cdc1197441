using System.Text.Json;
using System.Text.Json.Serialization;

namespace InterpreterGuard.Client.Transport;

/// <summary>A status is its name.</summary>
internal sealed class StatusConverter : JsonConverter<ExecutionStatus>
{
    public override ExecutionStatus Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, ExecutionStatus value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
}
