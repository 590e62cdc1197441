using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace InterpreterGuard.Core.Exports;

/// <summary>What writer and reader of archives agree on.</summary>
public static class ExportFormat
{
    public const string Name = "interpreterguard-export";

    public const int Version = 1;

    public const string Manifest = "manifest.json";

    /// <summary>ECDSA over the manifest's bytes with SHA-256, in DER, as OpenSSL reads it.</summary>
    public const string Signature = "manifest.sig";

    /// <summary>Entries of one archive, the manifest and its signature included.</summary>
    public const int EntriesMax = 10_000;

    /// <summary>Bytes of a manifest.</summary>
    public const int ManifestBytesMax = 8 << 20;

    /// <summary>Characters of an entry's name.</summary>
    public const int PathLengthMax = 200;

    public static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>The hash over all entries, as <see cref="ExportManifest.ContentSha256"/> holds it: of each, its hash, two blanks, its path and a line end, as <c>sha256sum</c> writes it.</summary>
    public static string ContentHash(IEnumerable<ExportedEntry> entries)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var entry in entries)
            hash.AppendData(Encoding.UTF8.GetBytes($"{entry.Sha256}  {entry.Path}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>How a key is named: by the hash of its public part.</summary>
    public static string KeyName(ECDsa key) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))}";

    /// <summary>Whether a name is one that an archive of ours may hold: relative, of plain characters, leading nowhere else.</summary>
    public static bool IsSafe(string path) =>
        path.Length is > 0 and <= PathLengthMax
        && path.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-' or '/')
        && path.Split('/').All(part => part.Length > 0 && part[0] != '.' && part[^1] != '.');
}
