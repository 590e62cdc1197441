using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Configuration;

namespace InterpreterGuard.Review.Tests;

/// <summary>A real reverse proxy (YARP) where TLS ends. It shows a host below a path, which it passes on or cuts off.</summary>
public sealed class Proxy : IAsyncDisposable
{
    public const string Path = "/guard";

    private readonly WebApplication _app;

    private Proxy(WebApplication app) => _app = app;

    /// <summary>Where the host is from outside.</summary>
    public string Address => _app.Urls.Single() + Path;

    public static async Task<Proxy> StartAsync(string host, bool cutsOff)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.UseHttps(Certificate());
        }));
        builder.Services.AddReverseProxy().LoadFromMemory(
            [
                new RouteConfig
                {
                    RouteId = "guard",
                    ClusterId = "guard",
                    Match = new RouteMatch { Path = Path + "/{**rest}" },
                    Transforms = cutsOff ? [new Dictionary<string, string>(StringComparer.Ordinal) { ["PathRemovePrefix"] = Path }] : null,
                },
            ],
            [new ClusterConfig { ClusterId = "guard", Destinations = new Dictionary<string, DestinationConfig>(StringComparer.Ordinal) { ["guard"] = new() { Address = host } } }]);
        var app = builder.Build();
        app.MapReverseProxy();
        await app.StartAsync();
        return new Proxy(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=proxy", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(100));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
