using InterpreterGuard.Core.Values;

namespace InterpreterGuard.Core.Secrets;

/// <summary>What a variable's secret is known by: short parts of its value, at its beginning, in its middle and at its end, so that one that lost some letters is known all the same.</summary>
internal static class SecretMarks
{
    private const int LettersMin = ValueEncodings.LettersMin;

    // Fewer, again and again, turn up by chance.
    private const int DifferentMin = 8;

    // From here on a middle is neither beginning nor end.
    private const int LongMin = 3 * LettersMin;
    private const int RunsMax = 4;
    private const int SentenceMax = 256;
    private const string Armour = "-----";

    // How all tokens and keys of one kind begin: a JSON object, an ASN.1 sequence, armour and OpenSSH's own form, in base64.
    private static readonly string[] Alike = ["eyJ", "MI", "LS0t", "b3BlbnNz"];

    /// <summary>Parts to look for, each of at least 15 letters and digits, 8 of them different; none where the variable holds no secret.</summary>
    public static IReadOnlyList<string> Of(string name, string value)
    {
        if (InAddress(value) is { Count: > 0 } passwords)
            return [.. passwords.SelectMany(Windows).Distinct(StringComparer.Ordinal)];
        if (!SecretNames.Says(name) || IsPlace(value))
            return [];
        var runs = Runs(WithoutHost(value));
        if (runs.Count == 0 && value.Length <= SentenceMax && !value.Contains("://", StringComparison.Ordinal) && value.Contains(' ', StringComparison.Ordinal))
            return [.. Windows(value)];
        return [.. runs.SelectMany(Windows).Distinct(StringComparer.Ordinal)];
    }

    // The name belongs to it: many a password is too short to be known alone.
    private static List<string> InAddress(string value)
    {
        var begin = value.IndexOf("://", StringComparison.Ordinal);
        if (begin < 0)
            return [];
        var authority = value[(begin + 3)..];
        authority = authority[..(authority.IndexOfAny(['/', '?', '#']) is var end and >= 0 ? end : authority.Length)];
        var at = authority.LastIndexOf('@');
        var colon = authority.IndexOf(':', StringComparison.Ordinal);
        if (at < 0 || colon < 0 || colon > at)
            return [];
        var password = authority[(colon + 1)..at];
        return [.. new[] { password, Uri.UnescapeDataString(password) }.Select(one => IsKnowable(one) ? one : $"{authority[..colon]}:{one}").Where(IsKnowable).Distinct(StringComparer.Ordinal)];
    }

    private static string WithoutHost(string value)
    {
        if (value.IndexOf("://", StringComparison.Ordinal) is not (>= 0 and var begin))
            return value;
        var path = value.IndexOfAny(['/', '?', '#'], begin + 3);
        return path < 0 ? "" : value[path..].Replace('/', ' ');
    }

    private static bool IsPlace(string value) =>
        value.StartsWith("./", StringComparison.Ordinal) || value.StartsWith("~/", StringComparison.Ordinal)
        || (value.StartsWith('/') && value.Split('/').Any(part => part.Length > 1 && part.All(letter => char.IsAsciiLetterLower(letter) || letter is '.' or '_' or '-')));

    // Keys stand in JSON, between armour, behind a field's name or alone. What looks most like a key comes first.
    private static List<string> Runs(string value)
    {
        if (value.StartsWith("eyJ", StringComparison.Ordinal) && value.Split('.') is [_, _, var signature])
            return [signature];
        if (value.Contains(Armour, StringComparison.Ordinal))
            return [string.Concat(value.Replace("\\r", "", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal).Split('\n').Select(line => line.Trim()).Where(IsBody))];
        var runs = new List<string>();
        var start = 0;
        for (var at = 0; at <= value.Length; at++)
        {
            if (at < value.Length && (char.IsAsciiLetterOrDigit(value[at]) || value[at] is '+' or '/' or '_' or '-' or '!' or '#' or '$' or '%' or '*'))
                continue;
            var run = value[start..at];
            if (IsKnowable(run) && !NamesField(value, at))
                runs.Add(run);
            start = at + 1;
        }

        var alone = runs.Count == 1 && runs[0].Length >= value.Trim('=').Length;
        return alone && (IsMixed(runs[0]) || runs[0].Any(char.IsAsciiDigit)) ? runs : [.. runs.Where(IsMixed).OrderByDescending(run => run.Length).Take(RunsMax)];
    }

    private static bool IsBody(string line) => line.Length > 0 && !line.StartsWith(Armour, StringComparison.Ordinal) && line.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '/' or '=');

    private static bool NamesField(string value, int at)
    {
        while (at < value.Length && value[at] is ' ' or '"' or '\'')
            at++;
        return at < value.Length && (value[at] == ':' || (value[at] == '=' && at + 1 < value.Length && (char.IsAsciiLetterOrDigit(value[at + 1]) || value[at + 1] is ' ' or '"')));
    }

    // Names and words are written in one case, and rarely with digits between their letters.
    private static bool IsMixed(string run) => run.Any(char.IsAsciiDigit) && run.Any(char.IsAsciiLetter) && (run.Any(char.IsAsciiLetterUpper) || run.Count(char.IsAsciiDigit) >= 3) && !IsWords(run);

    private static bool IsWords(string run) => run.Split('-', '_', '/').All(part => part.Length == 0 || part.All(char.IsAsciiDigit) || part.All(char.IsAsciiLetter)) && run.AsSpan().IndexOfAny("-_/") >= 0;

    private static IEnumerable<string> Windows(string value)
    {
        var letters = Enumerable.Range(0, value.Length).Where(at => ValueEncodings.Fold(value[at]) != 0).ToList();
        string Window(int from) => value[letters[from]..(letters[from + LettersMin - 1] + 1)];
        if (letters.Count < LettersMin)
            yield break;

        // Where the private half of a key lies, in the forms there are.
        int[] places = Alike.Any(head => value.StartsWith(head, StringComparison.Ordinal))
            ? [letters.Count * 2 / 5, letters.Count * 13 / 20, letters.Count - LettersMin]
            : [AfterPrefix(value, letters), letters.Count >= LongMin ? letters.Count / 2 : -1, letters.Count - LettersMin];
        foreach (var window in places.Where(from => from >= 0 && from + LettersMin <= letters.Count).Distinct().Select(Window).Where(IsKnowable))
            yield return window;
    }

    // sk_live_, github_pat_11ABC…_: what all of a vendor's begin with says nothing of whose it is.
    private static int AfterPrefix(string value, List<int> letters)
    {
        var underscore = value.LastIndexOf('_', Math.Min(value.Length - 1, 24));
        var from = letters.FindIndex(at => at > underscore);
        return underscore >= 0 && letters.Count - from >= LettersMin ? from : 0;
    }

    private static bool IsKnowable(string text)
    {
        var letters = text.Where(letter => ValueEncodings.Fold(letter) != 0).Select(char.ToUpperInvariant).ToList();
        return letters.Count >= LettersMin && letters.Distinct().Count() >= DifferentMin;
    }
}
