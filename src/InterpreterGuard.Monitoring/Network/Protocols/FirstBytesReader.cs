using System.Text;

namespace InterpreterGuard.Monitoring.Network.Protocols;

/// <summary>Guesses a protocol by the first bytes a program sends, and reads out of them whom it thinks it is speaking to.</summary>
internal static class FirstBytesReader
{
    /// <summary>More than any honest hello or head; beyond, what there is decides.</summary>
    public const int BytesMax = 16 << 10;

    private static readonly string[] SmtpWords = ["EHLO ", "HELO ", "LHLO ", "MAIL FROM:"];

    /// <summary>What the bytes say; <see langword="null"/> while more of them are needed and may come.</summary>
    public static FirstBytes? Read(ReadOnlySpan<byte> bytes, bool more)
    {
        more &= bytes.Length < BytesMax;

        // Servers pass over empty lines before a request, and so must we.
        bytes = bytes.TrimStart("\r\n"u8);
        if (bytes.IsEmpty)
            return more ? null : new(FirstBytes.Unknown);
        if (bytes[0] == TlsHello.HandshakeRecord)
            return TlsHello.Read(bytes, more);
        if (HttpHead.Begins(bytes) || HttpHead.IsRequestLine(bytes))
            return HttpHead.Read(bytes, more);
        var text = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 1024)]);
        if (text.StartsWith("SSH-", StringComparison.Ordinal))
            return new("ssh");
        if (Array.Exists(SmtpWords, word => text.StartsWith(word, StringComparison.OrdinalIgnoreCase)))
            return new("smtp");
        return IsStratum(text) ? new("stratum") : more && CouldBecome(text) ? null : new(FirstBytes.Unknown);
    }

    // Mining pools speak JSON by line: Stratum's own methods, and the login of those for Monero.
    private static bool IsStratum(string text) =>
        text[0] == '{'
        && (text.Contains("\"mining.", StringComparison.Ordinal) || text.Contains("\"eth_submitLogin\"", StringComparison.Ordinal)
            || (text.Contains("\"login\"", StringComparison.Ordinal) && text.Contains("\"method\"", StringComparison.Ordinal)));

    // The beginning of a word that would decide, or of a line of JSON, or of a request with a method of somebody's own.
    private static bool CouldBecome(string text) =>
        HttpHead.CouldBecomeRequestLine(text)
        || "SSH-".StartsWith(text, StringComparison.Ordinal)
        || Array.Exists(SmtpWords, word => word.StartsWith(text, StringComparison.OrdinalIgnoreCase))
        || (text[0] == '{' && !text.Contains('\n', StringComparison.Ordinal) && text.Length < 1024);
}
