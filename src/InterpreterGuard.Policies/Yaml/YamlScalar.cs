namespace InterpreterGuard.Policies.Yaml;

/// <summary>A single value.</summary>
internal sealed class YamlScalar(YamlSource source, int line, int column, string value, bool quoted, bool block)
    : YamlNode(source, line, column)
{
    public string Value { get; } = value;

    /// <summary>In quotes: text, whatever it looks like.</summary>
    public bool Quoted { get; } = quoted;

    public override string Called => $"the value '{Problems.Cut(Value)}'";

    /// <summary>Where in the file a character of the value stands. Exact but for escapes inside quotes.</summary>
    public (int Line, int Column) PlaceOf(int offset)
    {
        var place = block ? Line + 1 : Line;
        var indent = block ? Indent(place) : Column - 1 + (Quoted ? 1 : 0);
        while (place < Source.Lines.Count)
        {
            var length = Source.Lines[place - 1].TrimEnd().Length - indent;
            if (offset <= length)
                break;
            // A line break inside a value is one character of it, folded or not.
            offset -= length + 1;
            place++;
            indent = Indent(place);
        }
        return (place, indent + offset + 1);
    }

    private int Indent(int line)
    {
        var text = line <= Source.Lines.Count ? Source.Lines[line - 1] : "";
        return text.Length - text.TrimStart(' ').Length;
    }
}
