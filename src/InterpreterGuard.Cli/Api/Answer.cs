using System.Text.Json;

namespace InterpreterGuard.Cli.Api;

/// <summary>
/// A JSON object the host sent. Read by name and forgivingly: a newer host may say more, an older one less, and showing what is there
/// beats failing on what is not.
/// </summary>
internal sealed record Answer(JsonElement Json)
{
    /// <summary>As it came.</summary>
    public string Raw => Json.GetRawText();

    public string Status => Text("status");

    /// <summary>A value as text; empty when it is not there. The first of the names that is there counts.</summary>
    public string Text(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Find(name) is { ValueKind: not JsonValueKind.Null } value)
                return value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        }

        return "";
    }

    public bool Flag(string name) => Find(name) is { ValueKind: JsonValueKind.True };

    public double? Number(string name) => Find(name) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null;

    /// <summary>An object inside; an empty one when it is not there.</summary>
    public Answer Part(string name) => new(Find(name) is { ValueKind: JsonValueKind.Object } part ? part : default);

    /// <summary>Objects of a list inside.</summary>
    public IReadOnlyList<Answer> Parts(string name) =>
        [.. Items(name).Where(item => item.ValueKind == JsonValueKind.Object).Select(item => new Answer(item))];

    /// <summary>Values of a list inside, as text.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        [.. Items(name).Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : item.GetRawText())];

    /// <summary>Everything in it, by name.</summary>
    public IEnumerable<JsonProperty> Properties => Json.ValueKind == JsonValueKind.Object ? Json.EnumerateObject() : [];

    private JsonElement.ArrayEnumerator Items(string name) => Find(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;

    private JsonElement? Find(string name) => Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty(name, out var value) ? value : null;
}
