using System.Text.Json.Serialization;

namespace InterpreterGuard.Core.Facts;

/// <summary>A flow that the broker relays or swallows: told when it opens, when its first bytes are known, when it is asked for something else on the way, and when it ends.</summary>
public sealed record NetworkFlow : NetworkFact
{
    public const string KindName = "network.flow";

    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>Counts from 1 within a sandbox; the same in all that is told of one flow.</summary>
    public required long Flow { get; init; }

    /// <summary><c>open</c>, <c>first_bytes</c>, <c>request</c> (a later one, with a host or a method that is new to the flow) or <c>end</c>.</summary>
    public required string Stage { get; init; }

    /// <summary><c>tcp</c> or <c>udp</c>.</summary>
    public required string Transport { get; init; }

    /// <summary>The group of destinations that allows it; empty in a sinkhole.</summary>
    public string Group { get; init; } = "";

    /// <summary>It leads nowhere: the profile's egress is a sinkhole.</summary>
    public bool Sinkhole { get; init; }

    /// <summary>Address and port it really leads to, once known.</summary>
    public string Upstream { get; init; } = "";

    /// <summary>What the first bytes look like: <c>tls</c>, <c>quic</c>, <c>http</c>, <c>http2</c>, <c>ssh</c>, <c>smtp</c>, <c>stratum</c>, <c>dns</c>, <c>unknown</c>, or nothing before there are some.</summary>
    public string Protocol { get; init; } = "";

    /// <summary>TLS and QUIC: the server name the program asks for.</summary>
    public string ServerName { get; init; } = "";

    /// <summary>HTTP: the host of the request; at the end, of the last one told.</summary>
    public string HttpHost { get; init; } = "";

    /// <summary>HTTP: the method of the request; at the end, of the last one told.</summary>
    public string HttpMethod { get; init; } = "";

    /// <summary>The first bytes the program sent, at most 4096, one character each; told with <c>first_bytes</c>.</summary>
    public string FirstBytes { get; init; } = "";

    /// <summary>HTTP: requests on the connection so far. QUIC: hellos after the first.</summary>
    public long Requests { get; init; }

    /// <summary>What the program says there is for another name than it asked for, or for none.</summary>
    public bool Mismatch { get; init; }

    /// <summary>Recipients named in a mail dialogue that is not encrypted.</summary>
    public long Recipients { get; init; }

    /// <summary>Bytes the program sent.</summary>
    public long BytesUp { get; init; }

    /// <summary>Bytes it received.</summary>
    public long BytesDown { get; init; }

    /// <summary>Milliseconds from its opening to its end.</summary>
    public long DurationMs { get; init; }

    /// <summary>Why it may be, was cut or failed, in one sentence.</summary>
    public string Why { get; init; } = "";
}
