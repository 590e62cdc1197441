using System.Text.Json;
using InterpreterGuard.Host.Problems;

namespace InterpreterGuard.Host.Reading;

/// <summary>Takes named properties out of a JSON object, and collects what is wrong so that a caller sees all of it at once.</summary>
internal sealed class ObjectReader
{
    private readonly Dictionary<string, JsonElement> _properties = new(StringComparer.Ordinal);
    private readonly string _prefix;
    private readonly List<FieldProblem> _problems;

    public ObjectReader(JsonElement element, string prefix, List<FieldProblem> problems, params ReadOnlySpan<string> known)
    {
        _prefix = prefix;
        _problems = problems;
        foreach (var property in element.EnumerateObject())
        {
            if (known.Contains(property.Name))
                _properties[property.Name] = property.Value;
            else
                problems.Add(new FieldProblem(prefix + Nearest.Quote(property.Name), $"is not known{Nearest.Hint(property.Name, known)}"));
        }
    }

    public void Add(string name, string problem) => _problems.Add(new FieldProblem(_prefix + name, problem));

    /// <summary>The property; <see langword="null"/> when it is missing, JSON null, or of another kind (which is a problem).</summary>
    public JsonElement? Take(string name, JsonValueKind kind, string wanted)
    {
        if (!_properties.TryGetValue(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind == kind)
            return value;
        Add(name, $"must be {wanted}");
        return null;
    }

    /// <summary>Whether the property is there, and is not JSON null.</summary>
    public bool Says(string name) => _properties.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>A truth value; false, or what is said, when it is missing.</summary>
    public bool Flag(string name, bool missing = false)
    {
        if (!_properties.TryGetValue(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return missing;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.ValueKind == JsonValueKind.True;
        Add(name, "must be true or false");
        return missing;
    }

    /// <summary>The property as text or number; <see langword="null"/> when it is missing, JSON null, or of another kind (which is a problem).</summary>
    public JsonElement? Any(string name)
    {
        if (!_properties.TryGetValue(name, out var value) || value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            return value.ValueKind == JsonValueKind.Undefined ? null : value;
        return value.ValueKind == JsonValueKind.Null ? null : Take(name, JsonValueKind.String, "a string or a number");
    }

    public string? Text(string name) => Take(name, JsonValueKind.String, "a string")?.GetString();

    public string? Required(string name, string hint)
    {
        if (!_properties.TryGetValue(name, out var value) || value.ValueKind == JsonValueKind.Null)
            Add(name, $"is missing; {hint}");
        return Text(name);
    }
}
