using System.Text.Json;

namespace InterpreterGuard.Screening.Python;

/// <summary>One node of the parser's JSON: <c>[kind, line, column, end line, end column, field …]</c>.</summary>
internal readonly record struct PythonTree(JsonElement Json)
{
    private const int FirstField = 5;

    public bool Missing => Json.ValueKind is not JsonValueKind.Array;

    public string Kind => Json[0].GetString() ?? "";

    public int Place(int index) => Json[index].GetInt32();

    public PythonTree this[int field] => new(Json[FirstField + field]);

    public IEnumerable<PythonTree> List(int field)
    {
        foreach (var item in Json[FirstField + field].EnumerateArray())
            yield return new PythonTree(item);
    }

    /// <summary>A field that holds a name; empty when it holds none.</summary>
    public string Text(int field) => Json[FirstField + field] is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";

    public JsonElement Raw(int field) => Json[FirstField + field];

    /// <summary>All nodes among the fields, whatever they mean.</summary>
    public IEnumerable<PythonTree> Children()
    {
        var skip = FirstField;
        foreach (var field in Json.EnumerateArray())
        {
            if (skip-- > 0 || field.ValueKind is not JsonValueKind.Array)
                continue;
            foreach (var node in Nodes(field))
                yield return node;
        }
    }

    private static IEnumerable<PythonTree> Nodes(JsonElement field)
    {
        if (field.GetArrayLength() > FirstField - 1 && field[0].ValueKind is JsonValueKind.String && field[1].ValueKind is JsonValueKind.Number)
        {
            yield return new PythonTree(field);
            yield break;
        }
        foreach (var item in field.EnumerateArray())
        {
            if (item.ValueKind is JsonValueKind.Array && item.GetArrayLength() >= FirstField)
                yield return new PythonTree(item);
        }
    }
}
