using System.Text.Json;
using InterpreterGuard.Core.Facts;

namespace InterpreterGuard.Host.Review.Components;

/// <summary>A fact as one line: its fields as the API has them, what is empty or off left out.</summary>
internal static class FactWords
{
    private const int LengthMax = 2000;

    public static string Of(Fact fact, JsonSerializerOptions json)
    {
        var line = string.Join(" · ", Fields(fact, json).Select(field => $"{field.Name} {field.Value}"));
        return line.Length <= LengthMax ? line : line[..LengthMax];
    }

    /// <summary>The same, field by field.</summary>
    public static IEnumerable<(string Name, string Value)> Fields(Fact fact, JsonSerializerOptions json) => JsonSerializer.SerializeToElement(fact, fact.GetType(), json).EnumerateObject()
        .Where(field => Says(field.Value) && !string.Equals(field.Name, "kind", StringComparison.Ordinal))
        .Select(field => (field.Name, field.Value.ValueKind == JsonValueKind.String ? field.Value.GetString()! : field.Value.GetRawText()));

    private static bool Says(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined or JsonValueKind.False => false,
        JsonValueKind.String => value.GetString()!.Length > 0,
        JsonValueKind.Array => value.GetArrayLength() > 0,
        _ => true,
    };
}
