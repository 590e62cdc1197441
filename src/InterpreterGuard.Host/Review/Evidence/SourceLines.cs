using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Host.Review.Evidence;

/// <summary>Lays findings and layers over source text, line by line.</summary>
internal static class SourceLines
{
    /// <summary>Characters shown of one line; nobody reads on, and a browser would choke.</summary>
    public const int LineCharactersMax = 2000;

    /// <summary>Findings laid over one line; the others are still listed under it.</summary>
    private const int OverlaidMax = 50;

    /// <summary>The number of lines, counted as parsers of the languages count them.</summary>
    public static int Count(string code) => Lines(code).Length;

    public static IReadOnlyList<SourceLine> Lay(string code, IReadOnlyList<Finding> findings, IReadOnlyList<CodeLayer> layers, int linesMax)
    {
        var lines = Lines(code);
        var byStart = findings.ToLookup(finding => Math.Clamp(finding.Span.StartLine, 1, lines.Length));
        var layersByStart = layers.ToLookup(layer => Math.Clamp(layer.Span.StartLine, 1, lines.Length));
        return [.. lines.Take(linesMax).Select((line, index) => Lay(index + 1, line, findings, [.. byStart[index + 1]], [.. layersByStart[index + 1]]))];
    }

    private static SourceLine Lay(int number, string line, IReadOnlyList<Finding> all, IReadOnlyList<Finding> here, IReadOnlyList<CodeLayer> layers)
    {
        var shown = ShownText.Cut(line, LineCharactersMax).ToString();
        var over = all.Where(finding => finding.Span.StartLine <= number && finding.Span.EndLine >= number).Take(OverlaidMax).Select(finding => (finding, on: On(finding.Span, number, shown.Length))).Where(laid => laid.on.End > laid.on.Start).ToList();
        int[] cuts = [.. over.SelectMany(laid => new[] { laid.on.Start, laid.on.End }).Append(0).Append(shown.Length).Distinct().Order()];
        var segments = new List<SourceSegment>();
        for (var i = 0; i + 1 < cuts.Length; i++)
        {
            var (start, end) = (cuts[i], cuts[i + 1]);
            var under = over.Where(laid => laid.on.Start <= start && laid.on.End >= end).Select(laid => laid.finding).ToList();
            segments.Add(new SourceSegment(
                ShownText.Split(shown.AsSpan(start, end - start), lines: true),
                under.Count == 0 ? null : under.Max(finding => finding.Severity),
                under.Count == 0 ? null : ShownText.Plain(string.Join("; ", under.Select(finding => $"{finding.Rule} {finding.Message}")))));
        }

        return new SourceLine(number, segments, line.Length - shown.Length, here, layers);
    }

    // Columns count from 1; a span that runs over lines covers the whole of those between. What lies beyond the text is not trusted to be inside.
    private static (int Start, int End) On(SourceSpan span, int number, int length) => (
        number == span.StartLine ? Math.Clamp(span.StartColumn - 1, 0, length) : 0,
        number == span.EndLine ? Math.Clamp(span.EndColumn - 1, 0, length) : length);

    private static string[] Lines(string code) => code.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
}
