using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using InterpreterGuard.Policies.Conditions;
using InterpreterGuard.Policies.Samples;

namespace InterpreterGuard.Policies.Schema;

/// <summary>Writes shapes as JSON Schema, draft 7: what editors for YAML understand best.</summary>
internal sealed class SchemaWriter
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly List<FactKind> Kinds = [.. FactKind.All.Values.OrderBy(kind => kind.Name, StringComparer.Ordinal)];

    private readonly JsonObject _definitions = [];

    public string Write(string title, ValueShape root)
    {
        var schema = new JsonObject { ["$schema"] = "http://json-schema.org/draft-07/schema#", ["title"] = title };
        foreach (var (key, value) in Of(root).ToList())
            schema[key] = value?.DeepClone();
        if (_definitions.Count > 0)
            schema["definitions"] = new JsonObject(_definitions.OrderBy(definition => definition.Key, StringComparer.Ordinal).Select(definition => KeyValuePair.Create(definition.Key, definition.Value?.DeepClone())));
        return schema.ToJsonString(Readable) + "\n";
    }

    private JsonObject Of(ValueShape shape) => shape switch
    {
        ValueShape.Text { Pattern: { } pattern } => new() { ["type"] = "string", ["pattern"] = pattern },
        ValueShape.Text or ValueShape.Condition => new() { ["type"] = "string", ["minLength"] = 1 },
        ValueShape.Scalar => AnyScalar(),
        ValueShape.Word word => new() { ["type"] = "string", ["enum"] = Texts(word.Words) },
        ValueShape.Kind => new() { ["type"] = "string", ["enum"] = Texts(Kinds.Select(kind => kind.Name)) },
        ValueShape.YesNo => new() { ["type"] = "boolean" },
        ValueShape.Size => new() { ["type"] = "string", ["pattern"] = "^[0-9]{1,9} *(B|KiB|MiB|GiB)$" },
        ValueShape.Time => new() { ["type"] = "string", ["pattern"] = "^[0-9]{1,9} *(ms|s|m|h)$" },
        ValueShape.Whole whole => new() { ["type"] = "integer", ["minimum"] = whole.Min, ["maximum"] = whole.Max },
        ValueShape.Number number => new() { ["type"] = "number", ["minimum"] = number.Min, ["maximum"] = number.Max },
        ValueShape.List list => new() { ["type"] = "array", ["items"] = Of(list.Item) },
        ValueShape.Named named => new() { ["type"] = "object", ["patternProperties"] = new JsonObject { [named.Pattern] = Of(named.Value) }, ["additionalProperties"] = false },
        ValueShape.Mapping mapping => OfMapping(mapping.Shape),
        ValueShape.Either either => new() { ["anyOf"] = new JsonArray([.. either.Shapes.Select(Of)]) },
        ValueShape.Sample => new() { ["type"] = new JsonArray("string", "object") },
        _ => throw new NotSupportedException($"No schema is known for {shape.GetType().Name}."),
    };

    private JsonObject OfMapping(MappingShape mapping)
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(mapping.Keys.Select(key => KeyValuePair.Create(key.Name, (JsonNode?)OfKey(key)))),
            ["additionalProperties"] = false,
        };
        var required = mapping.Keys.Where(key => key.Required).Select(key => key.Name).ToList();
        if (required.Count > 0)
            schema["required"] = Texts(required);
        if (mapping.Find("on") is not null && mapping.Keys.Any(key => key.Value is ValueShape.List { Item: ValueShape.Sample }))
            SayWhatSamplesAre(schema, mapping);
        return schema;
    }

    private JsonObject OfKey(KeyShape key)
    {
        var schema = new JsonObject { ["description"] = $"{key.Meaning}{Bounds.Of(key.Value, " ")}" };
        foreach (var (name, value) in Of(key.Value).ToList())
            schema[name] = value?.DeepClone();
        if (key.Default.Length > 0)
            schema["description"] = $"{schema["description"]} Left out: {key.Default}.";
        return schema;
    }

    /// <summary>A rule's samples have the fields of its kind of fact.</summary>
    private void SayWhatSamplesAre(JsonObject rule, MappingShape mapping)
    {
        _definitions["series"] = Series();
        var cases = new JsonArray();
        foreach (var kind in Kinds)
        {
            _definitions[kind.Name] = OfFact(kind);
            var samples = new JsonObject(mapping.Keys.Where(key => key.Value is ValueShape.List { Item: ValueShape.Sample }).Select(key => KeyValuePair.Create(key.Name, (JsonNode?)new JsonObject
            {
                ["minItems"] = 1,
                ["items"] = new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "string" }, new JsonObject { ["$ref"] = "#/definitions/" + kind.Name }, new JsonObject { ["$ref"] = "#/definitions/series" }) },
            })));
            cases.Add((JsonNode)new JsonObject
            {
                ["if"] = new JsonObject { ["properties"] = new JsonObject { ["on"] = new JsonObject { ["const"] = kind.Name } } },
                ["then"] = new JsonObject { ["properties"] = samples },
            });
        }
        rule["allOf"] = cases;
    }

    /// <summary>Facts one after the other. Each may be of another kind: their fields are the reader's to check.</summary>
    private static JsonObject Series() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject { [SeriesReader.Key] = new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = new JsonObject { ["type"] = "object" } } },
        ["required"] = Texts([SeriesReader.Key]),
        ["additionalProperties"] = false,
    };

    private static JsonObject OfFact(FactKind kind) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(kind.Fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)(field.TypeName switch
        {
            "true/false" => new JsonObject { ["type"] = "boolean" },
            "number" => new JsonObject { ["type"] = new JsonArray("integer", "string") },
            "list of text" => new JsonObject { ["type"] = "array", ["items"] = AnyScalar() },
            "list of numbers" => new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = new JsonArray("integer", "string") } },
            "text by name" => new JsonObject { ["type"] = "object", ["additionalProperties"] = AnyScalar() },
            _ => AnyScalar(),
        })))),
        ["additionalProperties"] = false,
    };

    private static JsonObject AnyScalar() => new() { ["type"] = new JsonArray("string", "number", "boolean") };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
