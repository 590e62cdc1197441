using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace InterpreterGuard.Policies.Yaml;

/// <summary>
/// Reads one YAML file into nodes. Deliberately less than YAML: no anchors, aliases, tags, merge keys or second documents, and bounds on
/// size, depth and number, so that no file can be small on disk and huge in memory.
/// </summary>
internal sealed class YamlReader
{
    public const int BytesMax = 1 << 20;
    private const int DepthMax = 12;
    private const int NodesMax = 50_000;

    private readonly YamlSource _source;
    private readonly Parser _parser;
    private int _nodes;

    private YamlReader(YamlSource source)
    {
        _source = source;
        _parser = new Parser(new StringReader(source.Text));
    }

    /// <summary>The file's root, or <see langword="null"/> when it cannot be read; then the problems say why.</summary>
    public static YamlNode? Read(YamlSource source)
    {
        var reader = new YamlReader(source);
        try
        {
            return reader.ReadDocument();
        }
        catch (YamlProblemException problem)
        {
            source.Problems.Add(new(source.File, problem.Line, problem.Column, problem.Message));
        }
        catch (YamlException problem)
        {
            var at = problem.Start;
            source.Problems.Add(new(source.File, (int)at.Line, (int)at.Column, $"This is not YAML: {Problems.Cut(problem.Message)}."));
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // The scanner gives up without a place on some texts, such as a plain value in brackets that goes on in an unindented line.
            var at = reader._parser.Current?.End ?? Mark.Empty;
            source.Problems.Add(new(source.File, (int)at.Line, (int)at.Column, "This is not YAML somewhere behind here; put values of several lines or odd beginnings in quotes."));
        }
        return null;
    }

    private YamlNode? ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            _source.Problems.Add(new(_source.File, 1, 1, "The file is empty."));
            return null;
        }
        var root = ReadNode(0);
        _parser.Consume<DocumentEnd>();
        if (_parser.TryConsume<DocumentStart>(out var second))
            throw At(second.Start, "A second document ('---') begins here; a policy file holds one.");
        return root;
    }

    private YamlNode ReadNode(int depth)
    {
        var current = _parser.Current!;
        if (depth > DepthMax)
            throw At(current.Start, $"Nested more than {DepthMax} deep.");
        if (++_nodes > NodesMax)
            throw At(current.Start, $"More than {NodesMax} values in one file.");
        if (current is AnchorAlias)
            throw At(current.Start, "An alias ('*name') is not allowed; write the value out.");
        if (current is NodeEvent { Anchor.IsEmpty: false })
            throw At(current.Start, "An anchor ('&name') is not allowed; write the value out where it is needed.");
        if (current is NodeEvent { Tag.IsEmpty: false })
            throw At(current.Start, "A tag ('!name') is not allowed; values have the type their key asks for.");
        return current switch
        {
            Scalar => ReadScalar(),
            SequenceStart => ReadSequence(depth),
            MappingStart => ReadMapping(depth),
            _ => throw At(current.Start, "A value is missing here."),
        };
    }

    private YamlScalar ReadScalar()
    {
        var scalar = _parser.Consume<Scalar>();
        return new(_source, (int)scalar.Start.Line, (int)scalar.Start.Column, scalar.Value,
            scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted, scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded);
    }

    private YamlSequence ReadSequence(int depth)
    {
        var start = _parser.Consume<SequenceStart>();
        var items = new List<YamlNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
            items.Add(ReadNode(depth + 1));
        return new(_source, (int)start.Start.Line, (int)start.Start.Column, items);
    }

    private YamlMapping ReadMapping(int depth)
    {
        var start = _parser.Consume<MappingStart>();
        var entries = new List<YamlEntry>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var keyNode = ReadNode(depth + 1);
            var value = ReadNode(depth + 1);
            if (keyNode is not YamlScalar key)
                keyNode.Problem("A key must be plain text.");
            else if (!seen.TryAdd(key.Value, key.Line))
                key.Problem($"The key '{Problems.Cut(key.Value)}' stands here a second time; the first is on line {seen[key.Value]}.");
            else
                entries.Add(new(key, value));
        }
        return new(_source, (int)start.Start.Line, (int)start.Start.Column, entries);
    }

    private static YamlProblemException At(Mark mark, string message) => new(message, (int)mark.Line, (int)mark.Column);
}
