using System.Security.Cryptography.X509Certificates;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Outbox.Formats;
using InterpreterGuard.Outbox.Signing;

namespace InterpreterGuard.Outbox.Destinations;

/// <summary>A destination whose settings were checked, with its files read.</summary>
internal sealed record Destination
{
    public required string Name { get; init; }

    public required DestinationKind Kind { get; init; }

    public required Uri Address { get; init; }

    public required OutboxFormat Format { get; init; }

    public required Severity SeverityMin { get; init; }

    public IReadOnlyList<string> Rules { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    public WebhookSecret? Secret { get; init; }

    public X509Certificate2Collection? Authorities { get; init; }

    public X509Certificate2? ClientCertificate { get; init; }

    public bool AllowLinkLocal { get; init; }

    public bool UsesTls => Address.Scheme is "https" or "tls";

    /// <summary>Scheme, host and port: paths and queries of webhooks are often secrets.</summary>
    public string Shown => $"{Address.Scheme}://{Address.Host}:{Address.Port}";
}
