using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Cases;

/// <summary>
/// What equal incidents share. Two incidents are equal when the same rules matched (as a set), about the same target, in code of the same shape, sent by the same agent.
/// <list type="bullet">
/// <item>The rules: another rule is another story.</item>
/// <item>The target: what each rule's first detection says, numbers that change from run to run left out. An address or a path stays: who turns to another one is seen.</item>
/// <item>The shape: the code without comments, spaces and numbers. The same loop over other numbers is the same program; another call or another text is not. Code is
/// deliberately part of it: if it were not, a new attack could hide in the row of an old false alarm.</item>
/// <item>The agent, or the key where no agent is named: what two agents do is two stories, even if it is the same.</item>
/// </list>
/// </summary>
public static partial class Fingerprint
{
    /// <summary>Changes when the recipe does, so that old and new ones never meet by chance.</summary>
    private const string Version = "1";

    /// <summary>Code beyond this is not read for its shape; its length stands for it.</summary>
    private const int ShapedCharactersMax = 256 << 10;

    /// <summary>32 hexadecimal digits.</summary>
    public static string Of(Submission submission, IReadOnlyList<RuleId> rules, IReadOnlyList<Detection> reasons)
    {
        var parts = new List<string> { Version, submission.Language.Name, submission.Context.Agent is { Length: > 0 } agent ? "agent " + agent : "key " + submission.ApiKeyId };
        parts.AddRange(rules.Select(rule => rule.Value).Order(StringComparer.Ordinal));
        parts.Add("");
        parts.AddRange(reasons.GroupBy(reason => reason.Rule).OrderBy(group => group.Key).Select(group => TargetOf(group.First().Message)));
        parts.Add("");
        parts.Add(ShapeOf(submission.Code, submission.Language));

        // Each with its length, so that no two lists of parts read the same.
        var text = string.Concat(parts.Select(part => $"{part.Length}:{part}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
    }

    /// <summary>A message without what differs from run to run: long numbers, long hexadecimal runs.</summary>
    internal static string TargetOf(string message) => Volatile.Replace(message, "#");

    /// <summary>Code without comments, spaces and numbers. Rough on purpose: it need not parse, only be the same for the same program.</summary>
    internal static string ShapeOf(string code, Language language)
    {
        var shaped = code.Length > ShapedCharactersMax ? code[..ShapedCharactersMax] : code;
        try
        {
            var pieces = language == Language.Python ? PythonPieces : language == Language.Shell ? ShellPieces : OtherPieces;
            shaped = pieces.Replace(shaped, match => match.Groups["text"].Success ? Digits.Replace(match.Value, "0") : match.Groups["number"].Success ? "0" : "");
        }
        catch (RegexMatchTimeoutException)
        {
            // Code made to be slow to read has the shape of itself: its incidents stand alone.
        }

        return code.Length > ShapedCharactersMax ? $"{shaped}+{code.Length}" : shaped;
    }

    [GeneratedRegex(@"\b[0-9a-fA-F]{12,}\b|\b[0-9]{5,}\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Volatile { get; }

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits { get; }

    // Texts come before comments, since a text may hold what looks like one. What is a comment differs: '//' divides in Python, and '#' names a field in JavaScript.
    private const string Texts = @"(?<text>""""""[\s\S]*?(""""""|\z)|'''[\s\S]*?('''|\z)|""(\\.|[^""\\\n])*(""|\n|\z)|'(\\.|[^'\\\n])*('|\n|\z)|`(\\[\s\S]|[^`\\])*(`|\z))|";
    private const string NumbersAndSpaces = @"|(?<number>(?<![\w.])[0-9][\w.]*)|\s+";

    [GeneratedRegex(Texts + @"\#[^\n]*" + NumbersAndSpaces, RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PythonPieces { get; }

    [GeneratedRegex(Texts + @"(?<!\S)\#[^\n]*" + NumbersAndSpaces, RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShellPieces { get; }

    [GeneratedRegex(Texts + @"/\*[\s\S]*?(\*/|\z)|//[^\n]*" + NumbersAndSpaces, RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OtherPieces { get; }
}
