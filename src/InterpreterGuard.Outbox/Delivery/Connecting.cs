using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using InterpreterGuard.Outbox.Destinations;

namespace InterpreterGuard.Outbox.Delivery;

/// <summary>Connections to a destination: names are looked up here, and each address is checked before anything is sent to it.</summary>
internal static class Connecting
{
    public static async Task<Socket> ConnectAsync(Destination destination, string host, int port, CancellationToken cancellationToken)
    {
        var addresses = await AddressesAsync(destination, host, cancellationToken);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The addresses of a name. One that must not be spoken to spoils them all: an honest name has none.</summary>
    /// <exception cref="HttpRequestException">One of them is refused.</exception>
    public static async Task<IPAddress[]> AddressesAsync(Destination destination, string host, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);
        return addresses.Select(address => AddressRules.Problem(address, destination.AllowLinkLocal)).FirstOrDefault(problem => problem is not null) is { } refused
            ? throw new HttpRequestException($"{destination.Address.Host} is refused: {refused}")
            : addresses;
    }

    public static SslClientAuthenticationOptions TlsOf(Destination destination)
    {
        var tls = new SslClientAuthenticationOptions { TargetHost = destination.Address.Host };
        if (destination.ClientCertificate is { } certificate)
            tls.ClientCertificates = [certificate];
        if (destination.Authorities is { } authorities)
        {
            tls.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            tls.CertificateChainPolicy.CustomTrustStore.AddRange(authorities);
        }

        return tls;
    }

    /// <summary>What went wrong, without a word of what the other side wrote.</summary>
    public static string Explain(Exception exception) => exception switch
    {
        HttpRequestException { InnerException: System.Security.Authentication.AuthenticationException } or System.Security.Authentication.AuthenticationException =>
            "its certificate is not trusted, or TLS could not be agreed on",
        HttpRequestException { InnerException: SocketException socket } => Explain(socket),
        SocketException socket => Explain(socket),
        HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } => "the connection ended before the answer",
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } => "the answer was no HTTP",
        HttpRequestException { InnerException: null, HttpRequestError: HttpRequestError.Unknown } refused => refused.Message,
        _ => "the connection broke",
    };

    private static string Explain(SocketException socket) => socket.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => "nobody listens there",
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "its name could not be looked up",
        SocketError.NetworkUnreachable or SocketError.HostUnreachable => "there is no way to it",
        SocketError.ConnectionReset or SocketError.Shutdown => "the connection was reset",
        SocketError.TimedOut => "it did not answer in time",
        _ => "the connection broke",
    };
}
