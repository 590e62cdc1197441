using InterpreterGuard.Policies.Schema;
using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies.Files;

/// <summary>Takes values out of a mapping by name, and reports at the end what was written and nobody asked for.</summary>
internal sealed class MappingReader
{
    private static readonly IReadOnlyList<(string Word, bool Value)> NoYes = [("false", false), ("true", true)];

    private readonly YamlMapping? _mapping;
    private readonly MappingShape _shape;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <param name="node">What should be a mapping.</param>
    /// <param name="shape">Its keys. What is not among them cannot be asked for: the schemas would not know it.</param>
    public MappingReader(YamlNode node, MappingShape shape)
    {
        _shape = shape;
        _mapping = node as YamlMapping;
        Node = node;
        if (_mapping is null)
            node.Problem($"Here {shape.Called} is expected, with its keys; this is {node.Called}.");
    }

    public YamlNode Node { get; }

    public bool IsMapping => _mapping is not null;

    public YamlNode? Optional(string key)
    {
        if (_shape.Find(key) is null)
            throw new InvalidOperationException($"'{key}' is no key of the shape of {_shape.Called}.");
        _asked.Add(key);
        return _mapping?.Find(key);
    }

    public YamlNode? Required(string key)
    {
        if (_shape.Find(key) is { Required: false })
            throw new InvalidOperationException($"'{key}' is not required by the shape of {_shape.Called}.");
        var value = Optional(key);
        if (value is null && _mapping is not null)
            Node.Problem($"The key '{key}' is missing: {_shape.Called} needs it.");
        return value;
    }

    public YamlScalar? RequiredText(string key) => Text(key, Required(key));

    public YamlScalar? OptionalText(string key) => Optional(key) is { } value ? Text(key, value) : null;

    /// <summary>False where it is left out.</summary>
    public bool YesNo(string key) => Word(key, OptionalText(key), NoYes);

    /// <summary>One of the words; reports and gives the first one otherwise, so that reading goes on.</summary>
    public static T Word<T>(string key, YamlScalar? value, IReadOnlyList<(string Word, T Value)> words)
    {
        if (value is null)
            return words[0].Value;
        foreach (var (word, meaning) in words)
        {
            if (string.Equals(word, value.Value, StringComparison.Ordinal))
                return meaning;
        }
        var others = string.Join(", ", words.SkipLast(1).Select(word => word.Word));
        value.Problem($"'{key}' is {others}{(others.Length == 0 ? "" : " or ")}{words[^1].Word}, not '{Problems.Cut(value.Value)}'."
            + Problems.Meant(value.Value, words.Select(word => word.Word)));
        return words[0].Value;
    }

    /// <summary>The shape of a key's value.</summary>
    public T Shape<T>(string key)
        where T : ValueShape => (T)_shape.Find(key)!.Value;

    /// <summary>A list of texts; empty when the key is absent.</summary>
    public IReadOnlyList<YamlScalar> Texts(string key)
    {
        var texts = new List<YamlScalar>();
        foreach (var item in Items(key))
        {
            if (item is YamlScalar text)
                texts.Add(text);
            else
                item.Problem($"'{key}' is a list of texts; this is {item.Called}.");
        }
        return texts;
    }

    /// <summary>A list; empty when the key is absent.</summary>
    public IReadOnlyList<YamlNode> Items(string key)
    {
        switch (Optional(key))
        {
            case null:
                return [];
            case YamlSequence sequence:
                return sequence.Items;
            case var other:
                other.Problem($"'{key}' is a list, written as '- one' lines or [one, two]; this is {other.Called}.");
                return [];
        }
    }

    /// <summary>Reports the keys nobody asked for.</summary>
    public void End()
    {
        if (_shape.Keys.FirstOrDefault(key => !_asked.Contains(key.Name)) is { } forgotten)
            throw new InvalidOperationException($"Nobody read the key '{forgotten.Name}' of {_shape.Called}.");
        foreach (var entry in _mapping?.Entries ?? [])
        {
            if (!_asked.Contains(entry.Key.Value))
                entry.Key.Problem($"'{Problems.Cut(entry.Key.Value)}' is no key of {_shape.Called}.{Problems.Meant(entry.Key.Value, _asked)}");
        }
    }

    private static YamlScalar? Text(string key, YamlNode? value)
    {
        if (value is YamlScalar text)
            return text;
        value?.Problem($"'{key}' is a single value; this is {value.Called}.");
        return null;
    }
}
