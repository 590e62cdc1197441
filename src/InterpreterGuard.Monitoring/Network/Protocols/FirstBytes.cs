namespace InterpreterGuard.Monitoring.Network.Protocols;

/// <summary>What a program's first bytes say.</summary>
/// <param name="Protocol">As facts name it.</param>
internal sealed record FirstBytes(string Protocol)
{
    public const string Unknown = "unknown";
    public const string Tls = "tls";
    public const string Http = "http";

    /// <summary>TLS in datagrams.</summary>
    public const string Quic = "quic";

    /// <summary>HTTP/2 without TLS: its host is packed where we do not look.</summary>
    public const string Http2 = "http2";

    /// <summary>The server name of a hello of TLS or QUIC, in lower case; empty without one.</summary>
    public string ServerName { get; init; } = "";

    /// <summary>All hosts an HTTP request names, in its target and in its headers, in lower case and without port.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    public string Method { get; init; } = "";
}
