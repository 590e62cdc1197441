namespace InterpreterGuard.Core.Policies;

/// <summary>What stands where a secret was, in evidence.</summary>
public static class SecretCover
{
    /// <summary>A full block: no program's text is taken for it by mistake.</summary>
    public const char Mark = '\u2588';

    /// <summary>As long as the text and with its ends of lines, so that what points into the text still points to the right place.</summary>
    public static string Of(string secret) => string.Create(secret.Length, secret, static (into, secret) =>
    {
        for (var i = 0; i < into.Length; i++)
            into[i] = secret[i] is '\n' or '\r' ? secret[i] : Mark;
    });
}
