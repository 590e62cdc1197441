namespace InterpreterGuard.Core.Secrets;

/// <summary>What a variable's name says of its value.</summary>
internal static class SecretNames
{
    private static readonly string[] Endings = ["PASSWORD", "PASSWD", "PASSPHRASE", "SECRET", "TOKEN", "APIKEY", "PRIVATEKEY", "ACCESSKEY", "CREDENTIAL", "WEBHOOK", "SSHPASS"];

    private static readonly string[] Words = ["KEY", "PASS", "PWD", "CREDS", "AUTH", "COOKIE", "DSN", "SIGNATURE", "PAT", "JWT", "BEARER"];

    // What speaks of a secret and is none: TOKEN_TTL, SECRET_NAME, VAULT_URL.
    private static readonly string[] About =
    [
        "ID", "NAME", "PATH", "FILE", "DIR", "HOST", "PORT", "TYPE", "ALGORITHM", "ALG", "TTL", "EXPIRY", "VERSION", "REGION", "USER", "USERNAME", "ISSUER", "SCOPE", "PREFIX", "DOMAIN", "SERVER", "ENDPOINT",
        "URL", "URI", "ARN", "METHOD", "AUDIENCE", "SECONDS", "MINUTES", "DAYS", "SIZE", "LENGTH", "FORMAT", "PROVIDER", "HEADER", "FIELD", "STORE", "MODE",
    ];

    // Keys of a table, of a cache, and those that are made to be known.
    private static readonly string[] Public = ["PUBLIC", "PUBLISHABLE", "PARTITION", "SORT", "PRIMARY", "FOREIGN", "ROUTING", "OBJECT", "CACHE", "S3", "KEYBOARD"];

    /// <summary>Whether it says that the value is a secret.</summary>
    public static bool Says(string name)
    {
        var words = WordsOf(name);
        var upper = string.Join('_', words);
        if (upper.EndsWith("CONNECTION_STRING", StringComparison.Ordinal) || upper.EndsWith("SECRET_ID", StringComparison.Ordinal) || upper.EndsWith("WEBHOOK_URL", StringComparison.Ordinal))
            return true;
        return !words.Any(word => Public.Contains(word, StringComparer.Ordinal)) && !About.Contains(words[^1], StringComparer.Ordinal)
            && words.Any(word => Words.Contains(word, StringComparer.Ordinal) || Endings.Any(ending => word.EndsWith(ending, StringComparison.Ordinal)));
    }

    /// <summary>In capitals, without digits and plurals at their ends; <c>apiToken2</c> is API and TOKEN.</summary>
    private static List<string> WordsOf(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var at = 1; at <= name.Length; at++)
        {
            if (at < name.Length && char.IsAsciiLetterOrDigit(name[at]) && !(char.IsAsciiLetterUpper(name[at]) && char.IsAsciiLetterLower(name[at - 1])))
                continue;
            var word = name[start..at].Trim('_', '-', '.').ToUpperInvariant();
            word = word is "S3" ? word : word.TrimEnd("0123456789".ToCharArray());
            word = word.Length > 3 && word.EndsWith('S') && !word.EndsWith("SS", StringComparison.Ordinal) ? word[..^1] : word;
            if (word.Length > 0)
                words.Add(word);
            start = at;
        }

        return words.Count > 0 ? words : [name.ToUpperInvariant()];
    }
}
