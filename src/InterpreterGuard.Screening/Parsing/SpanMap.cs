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
    private readonly int[]?[] units;
    private readonly int lineShift;
    private readonly SourceSpan? layer;

    private SpanMap(string[] lines, int lineShift, SourceSpan? layer)
    {
        this.lines = lines;
        units = new int[lines.Length][];
        this.lineShift = lineShift;
        this.layer = layer;
    }

    public static SpanMap Of(string code, int lineShift) =>
        new(code.ReplaceLineEndings("\n").Split('\n'), lineShift, null);

    public static SpanMap Inside(SourceSpan layer) => new([], 0, layer);

    /// <summary>It is of code inside other code.</summary>
    public bool IsLayer => layer is not null;

    /// <summary>The same for a parser whose columns are UTF-16 units.</summary>
    public SourceSpan SpanOfUnits(int startLine, int startColumn, int endLine, int endColumn) =>
        layer ?? Ordered(PlaceOfUnits(startLine, startColumn), PlaceOfUnits(endLine, endColumn));

    public SourceSpan Span(int startLine, int startByte, int endLine, int endByte)
    {
        return layer ?? Ordered(Place(startLine, startByte), Place(endLine, endByte));
    }

    private static SourceSpan Ordered((int Line, int Column) start, (int Line, int Column) end) =>
        end.CompareTo(start) >= 0 ? new SourceSpan(start.Line, start.Column, end.Line, end.Column) : new SourceSpan(start.Line, start.Column, start.Line, start.Column);

    private (int Line, int Column) PlaceOfUnits(int line, int column)
    {
        line = Math.Clamp(line + lineShift, 1, lines.Length);
        return (line, Math.Clamp(column, 0, lines[line - 1].Length) + 1);
    }

    private (int Line, int Column) Place(int line, int bytes)
    {
        line = Math.Clamp(line + lineShift, 1, lines.Length);
        return (line, Units(line - 1, bytes) + 1);
    }

    // A long line has many nodes, so it is walked once and not for each of them.
    private int Units(int number, int bytes)
    {
        var line = lines[number];
        var starts = units[number] ??= Ascii.IsValid(line) ? [] : UnitsOf(line);
        return starts.Length == 0 ? Math.Clamp(bytes, 0, line.Length) : starts[Math.Clamp(bytes, 0, starts.Length - 1)];
    }

    // For each byte the unit at which its letter ends, and for the first of a letter where it begins.
    private static int[] UnitsOf(string line)
    {
        var starts = new int[Encoding.UTF8.GetByteCount(line) + 1];
        var (at, unit) = (0, 0);
        foreach (var rune in line.EnumerateRunes())
        {
            starts[at] = unit;
            unit += rune.Utf16SequenceLength;
            starts.AsSpan(at + 1, rune.Utf8SequenceLength - 1).Fill(unit);
            at += rune.Utf8SequenceLength;
        }

        starts[^1] = unit;
        return starts;
    }
}
