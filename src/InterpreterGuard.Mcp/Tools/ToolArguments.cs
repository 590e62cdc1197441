using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace InterpreterGuard.Mcp.Tools;

/// <summary>Takes named arguments of a call and collects what is wrong, so that a model sees all of it at once.</summary>
internal sealed class ToolArguments
{
    private readonly IDictionary<string, JsonElement> _arguments;

    public ToolArguments(Tool tool, IDictionary<string, JsonElement>? arguments)
    {
        _arguments = arguments ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var known = tool.InputSchema.GetProperty("properties").EnumerateObject().Select(property => property.Name).ToList();
        foreach (var unknown in _arguments.Keys.Except(known, StringComparer.Ordinal))
            Problems.Add($"'{Shown(unknown)}' is no argument of {tool.Name}; it takes {(known.Count == 0 ? "none" : string.Join(", ", known))}.");
    }

    public List<string> Problems { get; } = [];

    public string? Text(string name)
    {
        if (!_arguments.TryGetValue(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString();
        Problems.Add($"'{name}' must be a string.");
        return null;
    }

    public string Required(string name, string hint)
    {
        var before = Problems.Count;
        if (Text(name) is { Length: > 0 } text)
            return text;
        if (Problems.Count == before)
            Problems.Add($"'{name}' is missing; {hint}.");
        return "";
    }

    /// <summary>A text that may be empty.</summary>
    public string Required(string name, string hint, bool mayBeEmpty)
    {
        var text = mayBeEmpty && _arguments.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return text ?? Required(name, hint);
    }

    /// <summary>A span of seconds above 0.</summary>
    public TimeSpan? Seconds(string name, double max)
    {
        if (!_arguments.TryGetValue(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && seconds > 0 && seconds <= max)
            return TimeSpan.FromSeconds(seconds);
        Problems.Add($"'{name}' must be a number of seconds above 0 and at most {max:0}.");
        return null;
    }

    /// <summary>One of a few words.</summary>
    public string? Word(string name, IReadOnlyList<string> words)
    {
        if (Text(name) is not { } word)
            return null;
        if (words.Contains(word, StringComparer.Ordinal))
            return word;
        Problems.Add($"'{name}' is '{Shown(word)}'; it must be one of {string.Join(", ", words)}.");
        return null;
    }

    private static string Shown(string text) => text.Length > 40 ? text[..40] + "…" : text;
}
