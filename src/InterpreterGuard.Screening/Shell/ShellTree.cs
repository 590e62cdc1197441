using System.Text.Json;

namespace InterpreterGuard.Screening.Shell;

/// <summary>One node of the shell parser's JSON. Fields that hold nothing are left out there.</summary>
internal readonly record struct ShellTree(JsonElement Json)
{
    public bool Missing => Json.ValueKind is not JsonValueKind.Object;

    public string Type => Text("Type");

    public ShellTree this[string field] => new(Json.ValueKind is JsonValueKind.Object && Json.TryGetProperty(field, out var value) ? value : default);

    public string Text(string field) => this[field].Json is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";

    public int Number(string field) => this[field].Json is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : 0;

    public bool Flag(string field) => this[field].Json.ValueKind is JsonValueKind.True;

    public IEnumerable<ShellTree> List(string field)
    {
        var list = this[field].Json;
        if (list.ValueKind is not JsonValueKind.Array)
            yield break;
        foreach (var item in list.EnumerateArray())
            yield return new ShellTree(item);
    }

    /// <summary>All nodes in all fields, whatever they mean.</summary>
    public IEnumerable<ShellTree> Children()
    {
        foreach (var field in Json.EnumerateObject())
        {
            if (field.Value.ValueKind is JsonValueKind.Object)
                yield return new ShellTree(field.Value);
            if (field.Value.ValueKind is not JsonValueKind.Array)
                continue;
            foreach (var item in field.Value.EnumerateArray().Where(item => item.ValueKind is JsonValueKind.Object))
                yield return new ShellTree(item);
        }
    }
}
