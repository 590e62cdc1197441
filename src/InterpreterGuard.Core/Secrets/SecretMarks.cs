namespace InterpreterGuard.Core.Secrets;

/// <summary>What a variable's secret is known by: the parts of its value that nothing else has.</summary>
internal static class SecretMarks
{
    // Shorter ones, and those of a few characters again and again, turn up by chance.
    private const int LettersMin = 15;
    private const int DifferentMin = 8;

    private static readonly string[] Secret =
        ["KEY", "APIKEY", "TOKEN", "SECRET", "PASSWORD", "PASSWD", "PASSPHRASE", "PASS", "PWD", "CREDENTIAL", "CREDENTIALS", "CREDS", "AUTH", "COOKIE", "DSN", "WEBHOOK", "SIGNATURE", "PAT", "JWT"];

    // What speaks of a secret and is none: KEY_ID, TOKEN_TTL, SECRET_NAME.
    private static readonly string[] About = ["ID", "NAME", "PATH", "FILE", "DIR", "HOST", "PORT", "TYPE", "ALGORITHM", "ALG", "TTL", "EXPIRY", "VERSION", "REGION", "USER", "USERNAME", "ISSUER", "SCOPE", "SCOPES", "PREFIX"];

    /// <summary>Parts to look for, each at least 15 letters and digits, 8 of them different; none where the variable holds no secret.</summary>
    public static IReadOnlyList<string> Of(string name, string value) =>
        InAddress(value) is { } password ? Parts(password)
        : Says(name) && !IsPlace(value) ? Parts(Core(value))
        : [];

    private static bool Says(string name)
    {
        var words = name.ToUpperInvariant().Split('_', '-', '.');
        return words.Any(word => Secret.Contains(word, StringComparer.Ordinal)) && !About.Contains(words[^1], StringComparer.Ordinal);
    }

    // The name belongs to it: many a password is too short to be known alone.
    private static string? InAddress(string value)
    {
        var begin = value.IndexOf("://", StringComparison.Ordinal);
        if (begin < 0)
            return null;
        var authority = value[(begin + 3)..];
        authority = authority[..(authority.IndexOfAny(['/', '?', '#']) is var end and >= 0 ? end : authority.Length)];
        var at = authority.LastIndexOf('@');
        var colon = authority.IndexOf(':', StringComparison.Ordinal);
        if (at < 0 || colon < 0 || colon > at)
            return null;
        var password = authority[(colon + 1)..at];
        return IsKnowable(password) ? password : authority[..at];
    }

    private static bool IsPlace(string value) => value.StartsWith('/') || value.StartsWith("./", StringComparison.Ordinal) || value.StartsWith('~');

    // A key inside JSON, between armour or behind a head that all tokens of its kind have: the longest run of what keys are written in. A sentence has none, and is known as a whole.
    private static string Core(string value)
    {
        var (best, start) = ("", 0);
        for (var at = 0; at <= value.Length; at++)
        {
            if (at < value.Length && (char.IsAsciiLetterOrDigit(value[at]) || value[at] is '+' or '_' or '-' or '='))
                continue;
            if (at - start > best.Length && !value.AsSpan(start, at - start).StartsWith("-----"))
                best = value[start..at];
            start = at + 1;
        }

        return IsKnowable(best) ? best : value;
    }

    // Either half is enough: who takes one apart has stolen it all the same. Tokens and keys of one kind begin alike.
    private static string[] Parts(string value)
    {
        string[] halves = [value[..(value.Length / 2)], value[(value.Length / 2)..]];
        if (!halves.All(IsKnowable))
            return IsKnowable(value) ? [value] : [];
        return value.StartsWith("eyJ", StringComparison.Ordinal) || value.StartsWith("MII", StringComparison.Ordinal) ? [halves[1]] : halves;
    }

    private static bool IsKnowable(string text)
    {
        var letters = text.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant).ToList();
        return letters.Count >= LettersMin && letters.Distinct().Count() >= DifferentMin;
    }
}
