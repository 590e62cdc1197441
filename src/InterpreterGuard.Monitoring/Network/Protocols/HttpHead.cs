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

    /// <summary>Whether the first line is a request of whatever method: a server that knows the host may take any.</summary>
    public static bool IsRequestLine(ReadOnlySpan<byte> bytes)
    {
        var end = bytes[..Math.Min(bytes.Length, FirstBytesReader.BytesMax)].IndexOf((byte)'\n');
        var line = end < 0 ? default : bytes[..end].TrimEnd((byte)'\r');
        return line.Length > 0 && line[(line.LastIndexOf((byte)' ') + 1)..].StartsWith("HTTP/1."u8);
    }

    /// <summary>Whether a line that has not ended could be one. Methods are in capitals, so that a word in small letters need not wait.</summary>
    public static bool CouldBecomeRequestLine(string text)
    {
        var method = text.IndexOf(' ', StringComparison.Ordinal) is var space and >= 0 ? text[..space] : text;
        return method.Length is > 0 and <= 32 && method.All(letter => char.IsAsciiLetterUpper(letter) || letter is '-' or '_') && !text.Contains('\n', StringComparison.Ordinal) && text.Length < 1024;
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
