using System.Text.Json;
using System.Text.Json.Serialization;

namespace InterpreterGuard.Mcp.Tools;

/// <summary>How structured content is written: as the API writes.</summary>
internal static class Structured
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };
}
