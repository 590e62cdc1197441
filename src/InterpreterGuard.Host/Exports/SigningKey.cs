using System.Security.Cryptography;
using InterpreterGuard.Core.Exports;
using InterpreterGuard.Host.Startup;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Exports;

/// <summary>The host's key for signing what it exports: ECDSA on P-256, made once, in a file that only its owner can read. Whoever holds the file can sign in the host's name.</summary>
internal sealed class SigningKey(IOptions<HostSettings> settings, ILogger<SigningKey> logger) : IDisposable
{
    private const string FileName = "export-signing.pem";
    private readonly Lock _lock = new();
    private ECDsa? _key;

    /// <summary>How the key is called in manifests.</summary>
    public string Name => ExportFormat.KeyName(Key());

    /// <summary>The public part, as OpenSSL reads it.</summary>
    public string PublicPem => Key().ExportSubjectPublicKeyInfoPem();

    public byte[] Sign(byte[] manifest)
    {
        lock (_lock)
            return Key_NeedsLock().SignData(manifest, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    public void Dispose() => _key?.Dispose();

    private ECDsa Key()
    {
        lock (_lock)
            return Key_NeedsLock();
    }

    private ECDsa Key_NeedsLock()
    {
        if (_key is not null)
            return _key;
        var folder = Path.Combine(settings.Value.DataPath, "keys");
        var path = Path.Combine(folder, FileName);
        if (File.Exists(path))
            return _key = Read(path);
        OwnerOnly.CreateFolder(folder);
        var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        OwnerOnly.WriteFile(path, made.ExportPkcs8PrivateKeyPem() + "\n");
        logger.SigningKeyWritten(ExportFormat.KeyName(made), path);
        return _key = made;
    }

    private static ECDsa Read(string path)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            return key;
        }
        catch (Exception problem) when (problem is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new InvalidOperationException($"The signing key {path} cannot be read: {problem.Message} Put the right file back; or delete it, and a new key is made that earlier exports are not signed with.", problem);
        }
    }
}
