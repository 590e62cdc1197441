using InterpreterGuard.Outbox.Formats;

namespace InterpreterGuard.Outbox;

/// <summary>One destination. Section <c>Outbox:Destinations:NAME</c>.</summary>
public sealed class DestinationOptions
{
    /// <summary>
    /// Where to: <c>https://host/path</c> or <c>http://…</c> for a webhook; <c>tls://host:6514</c>, <c>tcp://host:514</c> or <c>udp://host:514</c> for a syslog receiver. No user and no password in it. Required.
    /// </summary>
    public string Address { get; set; } = "";

    /// <summary>The shape: <see cref="OutboxFormat.Guard"/> (default), <see cref="OutboxFormat.Ocsf"/>, <see cref="OutboxFormat.Falco"/>, <see cref="OutboxFormat.Ecs"/> or <see cref="OutboxFormat.Cef"/>. <c>udp://</c> takes CEF alone: the others outgrow a datagram.</summary>
    public OutboxFormat Format { get; set; } = OutboxFormat.Guard;

    /// <summary>Only incidents of this severity or more: <c>info</c> (default), <c>low</c>, <c>medium</c>, <c>high</c>, <c>critical</c>.</summary>
    public string SeverityMin { get; set; } = "info";

    /// <summary>Only incidents in which one of these rules matched: <c>IG4004</c>, or <c>IG4*</c> for a family. Default all.</summary>
    public List<string> Rules { get; } = [];

    /// <summary>Only incidents in which a rule with one of these tags matched. Default all.</summary>
    public List<string> Tags { get; } = [];

    /// <summary>A file with the secret that signs each request (webhooks alone): <c>whsec_</c> and 24 to 64 bytes in Base64; several, one a line, while a receiver changes over. Not readable for others. Default none: nothing is signed.</summary>
    public string SecretFile { get; set; } = "";

    /// <summary>A PEM file of certificates that the receiver's must be signed by, instead of those the machine trusts. Certificates are always checked.</summary>
    public string AuthorityFile { get; set; } = "";

    /// <summary>A PEM file with the certificate and the key by which we show ourselves. Not readable for others. Default none.</summary>
    public string ClientCertificateFile { get; set; } = "";

    /// <summary>Allows link-local addresses and those where clouds hand out credentials. Default false: nothing is sent there, whatever a name resolves to.</summary>
    public bool AllowLinkLocal { get; set; }
}
