using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace InterpreterGuard.Outbox.Tests.Support;

/// <summary>Certificates that sign themselves, for receivers on this machine.</summary>
internal static class Certificates
{
    public static X509Certificate2 Make(string address)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=receiver {Guid.NewGuid():N}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Parse(address));
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(100));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    public static string FileOf(X509Certificate2 certificate)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, certificate.ExportCertificatePem());
        return path;
    }
}
