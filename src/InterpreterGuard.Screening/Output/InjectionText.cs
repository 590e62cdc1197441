using System.Buffers;
using InterpreterGuard.Core.Output;

namespace InterpreterGuard.Screening.Output;

/// <summary>
/// Passages that speak to the model that reads. One pass finds the words with which they begin; from each, the patterns look at a bounded stretch, so that no text takes more than its length in time.
/// </summary>
internal static class InjectionText
{
    private const int FoundMax = 32;
    private const int StretchMax = 600;
    private const int TextMax = 160;
    private const int AroundMax = 160;
    private const int ClosingMax = 3;

    private static readonly SearchValues<string> Beginnings = SearchValues.Create(
        [
            "ignore", "disregard", "forget", "override", "bypass", "stop following", "do not tell", "don't tell", "don\u2019t tell", "never tell", "without telling", "do not inform", "don't inform",
            "do not mention", "don't mention", "do not reveal", "don't reveal", "do not disclose", "never mention", "never reveal", "you are now", "you are no longer", "from now on", "if you are a", "attention",
            "note to", "message to", "message for", "instruction for", "instructions for", "instructions to", "dear ", "<|im_start|>", "<|system|>", "<|start_header_id|>", "[inst]", "<<sys>>", "<system>", "[system]",
            "### system", "### instruction", "</tool", "</function", "</output>", "</observation>", "<function_calls>", "<tool_call>", "system:", "human:", "reveal your", "print your", "repeat your", "output your", "show your",
            "send the", "send this", "send all", "send your", "post the", "upload the", "forward the", "exfiltrate", "email the",
        ],
        StringComparison.OrdinalIgnoreCase);

    // Around a mention stands what it is a mention of.
    private static readonly SearchValues<string> Telling = SearchValues.Create(
        ["injection", "jailbreak", "attack", "adversar", "malicious", "phrase", "such as", "for example", "e.g.", "pattern", "detect", "classif", "red team", "red-team", "dataset", "benchmark"], StringComparison.OrdinalIgnoreCase);

    public static IEnumerable<OutputPassage> Find(string text)
    {
        var found = new List<OutputPassage>();
        for (var at = Next(text, 0); at >= 0 && found.Count < FoundMax; at = Next(text, at))
        {
            if (Judge(text, at) is { } passage)
            {
                found.Add(passage);
                at += passage.Length;
            }
            else
                at++;
        }

        return found;
    }

    private static int Next(string text, int from)
    {
        if (from >= text.Length)
            return -1;
        var next = text.AsSpan(from).IndexOfAny(Beginnings);
        return next < 0 ? -1 : from + next;
    }

    private static OutputPassage? Judge(string text, int at)
    {
        // In the middle of a word it is another word.
        if (at > 0 && char.IsLetterOrDigit(text[at - 1]) && char.IsLetter(text[at]))
            return null;
        var stretch = text.AsSpan(at, Math.Min(StretchMax, text.Length - at));
        foreach (var (technique, pattern) in InjectionPatterns.All)
        {
            foreach (var match in pattern.EnumerateMatches(stretch))
            {
                var length = match.Index + match.Length;
                var said = text.Substring(at, Math.Min(length, TextMax));
                return new("injection", technique, at, length, length, said, IsMentioned(text, at, length, technique));
            }
        }

        return null;
    }

    // Text in quotes that says more than the phrase is text that was handed on whole, such as a value in JSON; that is no mention.
    private static bool IsMentioned(string text, int at, int length, string technique)
    {
        if (technique == "turn")
            return false;
        var quoted = at > 0 && IsQuote(text[at - 1]) && text.AsSpan(at + length, Math.Min(ClosingMax, text.Length - at - length)).ContainsAny("\"'`\u201d\u2019\u00bb");
        var from = Math.Max(0, at - AroundMax);
        var before = text.AsSpan(from, at - from);
        before = before[(before.LastIndexOf('\n') + 1)..];
        return quoted || (at > 0 && IsQuote(text[at - 1]) && before.ContainsAny(Telling));
    }

    private static bool IsQuote(char character) => character is '"' or '\'' or '`' or '\u201c' or '\u2018' or '\u00ab';
}
