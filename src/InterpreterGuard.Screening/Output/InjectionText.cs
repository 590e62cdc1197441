using System.Buffers;
using System.Text.RegularExpressions;
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
    private const int ClosingMax = 4;

    /// <summary>So many beginnings of long passages are looked at. A text with more of them was made to tire its reader; that is what is told of it.</summary>
    private const int LooksMax = 4000;

    private static readonly SearchValues<string> Beginnings = SearchValues.Create(
        [
            "ignore", "disregard", "forget", "override", "bypass", "stop following", "do not tell", "don't tell", "don\u2019t tell", "never tell", "without telling", "without informing", "do not inform", "don't inform",
            "do not mention", "don't mention", "do not reveal", "don't reveal", "do not disclose", "never mention", "never reveal", "you are now", "you are no longer", "from now on", "if you are a", "attention",
            "note to", "message to", "message for", "instruction for", "instructions for", "instructions to", "dear ", "<|im_start|>", "<|system|>", "<|start_header_id|>", "[inst]", "<<sys>>", "<system>", "[system]",
            "### system", "### instruction", "</tool", "</function", "</output>", "</observation>", "<function_calls>", "<tool_call>", "system:", "human:", "reveal your", "print your", "repeat your", "output your", "show your",
            "send the", "send this", "send all", "send your", "post the", "upload the", "forward the", "exfiltrate", "email the",
        ],
        StringComparison.OrdinalIgnoreCase);

    // Around a mention stands what it is a mention of.
    private static readonly SearchValues<string> Telling = SearchValues.Create(
        ["injection", "jailbreak", "attack", "adversar", "malicious", "phrase", "such as", "for example", "e.g.", "pattern", "detect", "classif", "red team", "red-team", "dataset", "benchmark"], StringComparison.OrdinalIgnoreCase);

    // Words without which no order is given.
    private static readonly SearchValues<string> Orders = SearchValues.Create(
        ["ignore", "disregard", "you must", "you should", "you have to", "do not", "don't", "don\u2019t", "run ", "execute", "call ", "use ", "invoke", "send ", "upload", "exfiltrate", "reveal", "delete ", "instead of", "new instruction", "curl "],
        StringComparison.OrdinalIgnoreCase);

    public static IEnumerable<OutputPassage> Find(string text)
    {
        var found = new List<OutputPassage>();
        var (order, looks, said, mentioned) = (-1, 0, 0, 0);
        for (var at = Next(text, 0, Beginnings); at >= 0; at = Next(text, at, Beginnings))
        {
            // In the middle of a word it is another word.
            var begins = at == 0 || !char.IsLetterOrDigit(text[at - 1]) || !char.IsLetter(text[at]);
            var passage = begins ? Judge(text, at, InjectionPatterns.Near) : null;
            if (begins && passage is null)
            {
                if (order <= at)
                    order = Next(text, at + 1, Orders) is var next and >= 0 ? next : int.MaxValue;
                if (order - at <= StretchMax && ++looks > LooksMax)
                    return found.Append(Rest(text, at));
                if (order - at <= StretchMax)
                    passage = Judge(text, at, InjectionPatterns.Far);
            }

            if (passage is { Mentioned: false } && said++ == FoundMax)
                return found.Append(Rest(text, at));
            if (passage is not null && (!passage.Mentioned || mentioned++ < FoundMax))
                found.Add(passage);
            at += passage?.Length ?? 1;
        }

        return found;
    }

    // What is not looked at must not pass for clean.
    private static OutputPassage Rest(string text, int at) => new("injection", "flood", at, text.Length - at, text.Length - at, "");

    private static int Next(string text, int from, SearchValues<string> words)
    {
        if (from >= text.Length)
            return -1;
        var next = text.AsSpan(from).IndexOfAny(words);
        return next < 0 ? -1 : from + next;
    }

    private static OutputPassage? Judge(string text, int at, IReadOnlyList<(string Technique, Regex Pattern)> patterns)
    {
        var stretch = text.AsSpan(at, Math.Min(StretchMax, text.Length - at));
        foreach (var (technique, pattern) in patterns)
        {
            foreach (var match in pattern.EnumerateMatches(stretch))
            {
                var said = text.Substring(at, Math.Min(match.Length, TextMax));
                return new("injection", technique, at, match.Length, match.Length, said, IsMentioned(text, at, match.Length, technique));
            }
        }

        return null;
    }

    // A value of JSON is in quotes too, and is said whole. Spoken of is what stands among others of its kind, or behind words that tell what it is.
    private static bool IsMentioned(string text, int at, int length, string technique)
    {
        if (technique == "turn" || at == 0 || !IsQuote(text[at - 1]))
            return false;
        var from = Math.Max(0, at - AroundMax);
        var before = text.AsSpan(from, at - 1 - from);
        before = before[(before.LastIndexOf('\n') + 1)..];
        var after = text.AsSpan(at + length, Math.Min(ClosingMax, text.Length - at - length)).TrimStart(".!");
        var isItem = before.TrimEnd() is [.., '[' or '(' or '{' or ','] && after is [var closing, ',' or ']' or ')' or '}', ..] && IsQuote(closing);
        return isItem || before.ContainsAny(Telling);
    }

    private static bool IsQuote(char character) => character is '"' or '\'' or '`' or '\u201c' or '\u2018' or '\u00ab';
}
