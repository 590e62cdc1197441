using InterpreterGuard.Screening.Analyses.Values;

namespace InterpreterGuard.Screening.Analyses.Folding;

/// <summary>
/// Addresses that were taken apart. Taking one apart asks nobody for anything, so rules may spare it; whoever is then given a part of it is told with what the part says.
/// </summary>
internal static class Addresses
{
    /// <summary>The libraries' objects for an address.</summary>
    private static bool IsAddress(string type) => type is "URL" or "url.parse" or "urllib.parse.urlparse" or "System.Uri";

    /// <summary>An address that is written from another one, as <c>new URL(path, base)</c> does.</summary>
    public static TextValue? From(Value? address, Value? start)
    {
        if (ValueText.Source(address) is not { } text)
            return null;
        return ValueText.Source(start) is { } before && !text.Text.Contains("://", StringComparison.Ordinal)
            ? new TextValue($"{before.Text.TrimEnd('/')}/{text.Text.TrimStart('/')}", before.Complete && text.Complete)
            : text;
    }

    /// <summary>A member of an address; <see langword="null"/> where it is none, or is not followed.</summary>
    public static TextValue? Part(InstanceValue address, string member)
    {
        if (address.Text is not { } whole || !IsAddress(address.Type))
            return null;
        var text = whole.Text;
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        var start = scheme < 0 ? 0 : scheme + 3;
        var end = text.AsSpan(start).IndexOfAny('/', '?', '#') is >= 0 and var length ? start + length : text.Length;
        var authority = text[start..end];
        var host = authority[(authority.LastIndexOf('@') + 1)..];
        var port = host.LastIndexOf(':') is >= 0 and var colon && !host.EndsWith(']') ? colon : host.Length;
        return member switch
        {
            "hostname" or "Host" or "DnsSafeHost" or "IdnHost" => whole with { Text = host[..port].Trim('[', ']') },
            "host" or "netloc" or "Authority" => whole with { Text = host },
            "href" or "OriginalString" or "AbsoluteUri" => whole,
            "origin" => whole with { Text = text[..end] },
            "pathname" or "path" or "PathAndQuery" or "AbsolutePath" => whole with { Text = text[end..] },
            _ => null,
        };
    }

    /// <summary>An element of an address that is a tuple as well.</summary>
    public static TextValue? Part(InstanceValue address, long index) => index switch
    {
        1 => Part(address, "netloc"),
        2 => Part(address, "path"),
        _ => null,
    };
}
