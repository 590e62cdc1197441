namespace InterpreterGuard.Screening.Analyses.Programs;

/// <summary>Names of what nobody may guess: passwords, tokens, keys, identifiers of sessions. Of the words of a name the last ones say what it is: <c>password_length</c> is none.</summary>
internal static class SecretNames
{
    public static bool IsOne(string name)
    {
        var words = Words(name);
        return Is(words) || (words.Count > 1 && words[^1] is "str" or "string" or "chars" or "characters" or "hex" or "bytes" or "value" or "list" or "digits" or "code" && Is(words[..^1]));
    }

    public static bool IsPassword(string name) => Words(name) is [.., var last] words && (IsPassword(words, last) || (words.Count > 1 && last is "bytes" or "encoded" or "str" && IsPassword(words, words[^2])));

    private static bool Is(List<string> words)
    {
        if (words.Count == 0)
            return false;
        var (last, before) = (words[^1], words.Count > 1 ? words[^2] : "");
        return IsPassword(words, last) || last switch
        {
            "otp" or "otps" or "totp" or "passcode" or "apikey" or "csrf" or "xsrf" or "salt" => true,
            // What comes next of a text is a token, too.
            "token" => before is not ("next" or "sampled" or "predicted" or "sample" or "mask" or "word" or "input" or "output" or "replacement" or "pad" or "padding"),
            "code" => before is "verification" or "verify" or "reset" or "confirmation" or "auth" or "authentication" or "activation" or "login" or "recovery" or "backup" or "security" or "otp" or "pin" or "mfa" or "invite" or "invitation",
            "id" => before is "session" or "sess",
            "sid" or "sessionid" => true,
            "key" => before is "api" or "secret" or "private" or "encryption" or "signing" or "session" or "access" or "aes" or "license" or "crypto" or "cipher" or "auth",
            "secret" => before is "client" or "jwt" or "session" or "app" or "shared" or "signing" or "webhook" or "api",
            _ => false,
        };
    }

    private static bool IsPassword(List<string> words, string last) =>
        last is "password" or "passwords" or "passwd" or "passphrase" or "pwd" && words[0] is not ("min" or "max" or "num" or "is" or "has" or "show" or "hide");

    /// <summary><c>resetToken</c>, <c>RESET_TOKEN</c> and <c>reset-token</c> are the same two words.</summary>
    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var index = 0; index <= name.Length; index++)
        {
            var ends = index == name.Length || !char.IsLetterOrDigit(name[index]);
            var begins = !ends && index > start && char.IsUpper(name[index]) && (!char.IsUpper(name[index - 1]) || (index + 1 < name.Length && char.IsLower(name[index + 1])));
            if (!ends && !begins)
                continue;
            if (index > start)
                words.Add(name[start..index].ToLowerInvariant());
            start = ends ? index + 1 : index;
        }

        return words;
    }
}
