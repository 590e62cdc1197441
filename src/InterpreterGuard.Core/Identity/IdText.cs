namespace InterpreterGuard.Core.Identity;

/// <summary>How ids are written: a prefix that says of what, an underscore, 32 lower-case hexadecimal digits.</summary>
internal static class IdText
{
    public static string Write(string prefix, Guid value) => $"{prefix}_{value:N}";

    public static bool TryRead(string prefix, string? text, out Guid value)
    {
        value = default;
        return text is not null
            && text.Length == prefix.Length + 33
            && text.StartsWith(prefix, StringComparison.Ordinal)
            && text[prefix.Length] == '_'
            && Guid.TryParseExact(text.AsSpan(prefix.Length + 1), "N", out value);
    }
}
