using System.Text;
using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Parsing;

/// <summary>
/// From a parser's places (lines from 1, columns in UTF-8 bytes from 0) to the submission's own. Inside a layer every place is the layer's.
/// A place the text does not have, which a rewriting of the text can cause, is moved to the nearest one that it has.
/// </summary>
internal sealed class SpanMap
{
    private readonly string[] lines;
    private readonly int lineShift;
    private readonly SourceSpan? layer;

    private SpanMap(string[] lines, int lineShift, SourceSpan? layer)
    {
        this.lines = lines;
        this.lineShift = lineShift;
        this.layer = layer;
    }

    public static SpanMap Of(string code, int lineShift) =>
        new(code.ReplaceLineEndings("\n").Split('\n'), lineShift, null);

    public static SpanMap Inside(SourceSpan layer) => new([], 0, layer);

    public SourceSpan Span(int startLine, int startByte, int endLine, int endByte)
    {
        if (layer is { } span)
            return span;
        var (line, column) = Place(startLine, startByte);
        var (lastLine, lastColumn) = Place(endLine, endByte);
        var ordered = lastLine > line || (lastLine == line && lastColumn >= column);
        return ordered ? new SourceSpan(line, column, lastLine, lastColumn) : new SourceSpan(line, column, line, column);
    }

    private (int Line, int Column) Place(int line, int bytes)
    {
        line = Math.Clamp(line + lineShift, 1, lines.Length);
        return (line, Units(lines[line - 1], bytes) + 1);
    }

    private static int Units(string line, int bytes)
    {
        if (Ascii.IsValid(line))
            return Math.Clamp(bytes, 0, line.Length);
        var units = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (bytes <= 0)
                break;
            bytes -= rune.Utf8SequenceLength;
            units += rune.Utf16SequenceLength;
        }
        return units;
    }
}
