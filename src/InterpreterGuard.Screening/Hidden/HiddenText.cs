using System.Buffers;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Screening.Analyses;

namespace InterpreterGuard.Screening.Hidden;

/// <summary>
/// Looks for what a reader of the text does not see: characters without width or in another order, whole messages in invisible letters, names in letters that only look right.
/// It reads the text as it is, before any parser, so that comments count too.
/// </summary>
internal sealed class HiddenText(FactSink sink)
{
    /// <summary>Told of one text; further ones add nothing to the picture.</summary>
    private const int FactsMax = 32;

    private static readonly SearchValues<char> Telling = SearchValues.Create([.. Characters.Telling]);

    public void Read(string code)
    {
        // Most texts have none of them, and cost one pass.
        var next = code.AsSpan().IndexOfAny(Telling);
        if (next < 0)
            return;
        var told = 0;
        var start = code.LastIndexOf('\n', next) + 1;
        for (var line = 1 + code.AsSpan(0, start).Count('\n'); start <= code.Length && told < FactsMax; line++)
        {
            var end = code.IndexOf('\n', start);
            end = end < 0 ? code.Length : end;
            var text = code[start..end];
            if (text.AsSpan().IndexOfAny(Telling) >= 0)
                told += Read(code, text, line, FactsMax - told);
            start = end + 1;
        }
    }

    // The bound holds within a line too: a line of nothing else would take its length times itself.
    private int Read(string code, string line, int number, int most)
    {
        var told = 0;
        foreach (var found in HiddenLine.Find(code, line).Take(most))
        {
            sink.Hidden(new SourceSpan(number, found.Start + 1, number, found.End + 1), found.Technique, found.Decoded, found.Place, found.Characters);
            told++;
        }
        return told;
    }
}
