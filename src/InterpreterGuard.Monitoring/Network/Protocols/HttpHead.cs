using System.Text;

namespace InterpreterGuard.Monitoring.Network.Protocols;

/// <summary>Reads method and hosts of a first HTTP request. Every host it names counts: a second Host header or an absolute target is how one is smuggled past.</summary>
internal static class HttpHead
{
    private static readonly string[] Methods = ["GET ", "POST ", "PUT ", "HEAD ", "DELETE ", "OPTIONS ", "PATCH ", "TRACE ", "CONNECT ", "PRI "];

    /// <summary>Whether the bytes are a method, or the beginning of one.</summary>
    public static bool Begins(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 8)]);
        return Array.Exists(Methods, method => text.StartsWith(method, StringComparison.Ordinal) || method.StartsWith(text, StringComparison.Ordinal));
    }

    public static FirstBytes? Read(ReadOnlySpan<byte> bytes, bool more)
    {
        var text = Encoding.Latin1.GetString(bytes);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal) is var windows and >= 0 ? windows : text.IndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0 && more)
            return null;
        var lines = (end < 0 ? text : text[..end]).Split('\n');
        var words = lines[0].TrimEnd('\r').Split(' ');
        if (words.Length != 3 || !words[2].StartsWith("HTTP/", StringComparison.Ordinal))
            return new(FirstBytes.Unknown);
        if (words[0] == "PRI")
            return new(FirstBytes.Http2);
        var hosts = lines.Skip(1).Select(HostOf).OfType<string>();
        if (TargetHost(words[0], words[1]) is { } target)
            hosts = hosts.Prepend(target);
        return new(FirstBytes.Http) { Method = words[0], Hosts = [.. hosts.Select(WithoutPort)] };
    }

    private static string? HostOf(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && line[..colon].Trim().Equals("host", StringComparison.OrdinalIgnoreCase) ? line[(colon + 1)..].Trim() : null;
    }

    private static string? TargetHost(string method, string target)
    {
        if (method == "CONNECT")
            return target;
        var scheme = target.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0 || target[0] == '/')
            return null;
        var authority = target[(scheme + 3)..].Split('/', '?', '#')[0];
        return authority[(authority.LastIndexOf('@') + 1)..];
    }

    private static string WithoutPort(string host)
    {
        var colon = host.LastIndexOf(':');
        return (colon > 0 && !host.EndsWith(']') ? host[..colon] : host).TrimEnd('.').ToLowerInvariant();
    }
}
