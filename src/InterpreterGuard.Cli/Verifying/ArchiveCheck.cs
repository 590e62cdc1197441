using System.IO.Compression;
using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text.Json;
using InterpreterGuard.Core.Exports;

namespace InterpreterGuard.Cli.Verifying;

/// <summary>
/// Checks an archive that anybody may have made: nothing is unpacked to disk, and no more of an entry is read than the manifest says it has. Memory and time are bounded whatever the archive claims.
/// </summary>
internal sealed class ArchiveCheck
{
    /// <summary>Bytes of all entries, unpacked.</summary>
    public const long BytesMax = 32L << 30;

    private const int ProblemsMax = 20;
    private const string Changed = "It was changed after the export, or damaged on its way; do not rely on it.";

    private readonly ZipArchive _zip;
    private readonly ECDsa? _key;
    private readonly List<ArchiveProblem> _problems = [];
    private readonly Dictionary<string, ZipArchiveEntry> _there = new(StringComparer.OrdinalIgnoreCase);

    private ArchiveCheck(ZipArchive zip, ECDsa? key) => (_zip, _key) = (zip, key);

    /// <param name="file">The archive.</param>
    /// <param name="key">The public key of the host that should have made it; <see langword="null"/>: that is not checked.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="GuardException">It is no archive of ours at all, or of a newer format.</exception>
    public static async Task<ArchiveVerdict> RunAsync(Stream file, ECDsa? key, CancellationToken cancellationToken)
    {
        if (ZipLayout.Problem(file, ExportFormat.EntriesMax) is { } broken)
            return new(null, [new("the archive itself", broken, Changed)], SignatureState.NotChecked);
        try
        {
            file.Position = 0;
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return await new ArchiveCheck(zip, key).RunAsync(cancellationToken);
        }
        catch (InvalidDataException problem)
        {
            return new(null, [new("the archive itself", problem.Message, Changed)], SignatureState.NotChecked);
        }
    }

    private async Task<ArchiveVerdict> RunAsync(CancellationToken cancellationToken)
    {
        foreach (var entry in _zip.Entries)
        {
            if (!ExportFormat.IsSafe(entry.FullName))
                Problem(entry.FullName, "No export of ours has an entry of that name.", "It was put in after the export, perhaps to be written elsewhere when it is unpacked.");
            else if (!_there.TryAdd(entry.FullName, entry))
                Problem(entry.FullName, "It is there twice.", "Programs disagree about which of the two they show; it was put in after the export.");
        }

        if (!_there.TryGetValue(ExportFormat.Manifest, out var manifestEntry))
            throw new GuardException("There is no manifest.json in it: this is no export of ours, or its manifest was taken out.");
        if (manifestEntry.Length > ExportFormat.ManifestBytesMax)
            throw new GuardException($"Its manifest.json has {manifestEntry.Length} bytes; at most {ExportFormat.ManifestBytesMax} are read. No export of ours has such a one.");
        if (await BytesAsync(manifestEntry, ExportFormat.ManifestBytesMax, cancellationToken) is not { } text || Parse(text) is not { } manifest)
            return Verdict(null, SignatureState.NotChecked);
        var signature = await SignatureAsync(text, manifest, cancellationToken);
        if (AgreesWithItself(manifest))
            await EntriesAsync(manifest, cancellationToken);
        return Verdict(manifest, signature);
    }

    private ExportManifest? Parse(byte[] text)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<ExportManifest>(text, ExportFormat.Json);
            if (manifest is not null && manifest.Format == ExportFormat.Name && manifest.Version != ExportFormat.Version)
                throw new GuardException($"The archive has format version {manifest.Version}; this command reads {ExportFormat.Version}. Use the guard command of the host that made it.");
            if (manifest?.Format == ExportFormat.Name)
                return manifest;
            Problem(ExportFormat.Manifest, "It is not the manifest of an export.", Changed);
        }
        catch (JsonException problem)
        {
            Problem(ExportFormat.Manifest, $"It cannot be read: {problem.Message}", Changed);
        }

        return null;
    }

    private bool AgreesWithItself(ExportManifest manifest)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { ExportFormat.Manifest, ExportFormat.Signature };
        if (manifest.Entries.Any(entry => entry is null))
            Problem(ExportFormat.Manifest, "It names an entry that is nothing.", Changed);
        else if (manifest.Entries.FirstOrDefault(entry => !ExportFormat.IsSafe(entry.Path) || !names.Add(entry.Path) || entry.Size < 0) is { } odd)
            Problem(ExportFormat.Manifest, $"It names '{odd.Path}' twice or in a way no export of ours does.", Changed);
        else if (manifest.Entries.Sum(entry => Math.Min(entry.Size, BytesMax)) > BytesMax)
            throw new GuardException($"Its entries are said to have more than {BytesMax >> 30} GiB together; so much is not unpacked.");
        else if (ExportFormat.ContentHash(manifest.Entries) != manifest.ContentSha256)
            Problem(ExportFormat.Manifest, "Its entries do not have the hash it says they have together.", "The manifest itself was changed after the export; do not rely on it.");
        else
            return true;
        return false;
    }

    private async Task<SignatureState> SignatureAsync(byte[] manifestText, ExportManifest manifest, CancellationToken cancellationToken)
    {
        const int SignatureBytesMax = 256;
        byte[]? signature = null;
        if (!_there.TryGetValue(ExportFormat.Signature, out var entry))
            Problem(ExportFormat.Signature, "The signature is missing.", "It was taken out after the export; that the manifest is the host's own cannot be shown.");
        else
            signature = await BytesAsync(entry, SignatureBytesMax, cancellationToken);
        if (_key is null)
            return SignatureState.NotChecked;
        return signature is not null && manifest.SigningKey == ExportFormat.KeyName(_key)
            && _key.VerifyData(manifestText, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
            ? SignatureState.Good
            : SignatureState.Wrong;
    }

    private async Task EntriesAsync(ExportManifest manifest, CancellationToken cancellationToken)
    {
        foreach (var named in manifest.Entries)
        {
            if (!_there.Remove(named.Path, out var entry))
                Problem(named.Path, $"It is missing ({named.What}).", "It was taken out after the export; what it held is not known here.");
            else if (await DifferenceAsync(entry, named, cancellationToken) is { } difference)
                Problem(named.Path, $"{difference} ({named.What}).", Changed);
            if (_problems.Count >= ProblemsMax)
                return;
        }

        foreach (var added in _there.Keys.Where(path => path is not (ExportFormat.Manifest or ExportFormat.Signature)).Order(StringComparer.Ordinal))
            Problem(added, "The manifest does not name it.", "It was put in after the export; it is no evidence.");
    }

    private static async Task<string?> DifferenceAsync(ZipArchiveEntry entry, ExportedEntry named, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            var read = await ReadAsync(entry, named.Size, piece => hash.AppendData(piece.Span), cancellationToken);
            if (read != named.Size)
                return $"It has {(read > named.Size ? "more than" : "only")} {Math.Min(read, named.Size)} bytes where {named.Size} were exported";
        }
        catch (InvalidDataException)
        {
            return "It cannot be unpacked";
        }

        var found = Convert.ToHexStringLower(hash.GetHashAndReset());
        return found == named.Sha256 ? null : $"Its SHA-256 is {found}, not {named.Sha256}";
    }

    // The two that no manifest names: the archive's own check sum tells at least whether they were damaged.
    private async Task<byte[]?> BytesAsync(ZipArchiveEntry entry, int bytesMax, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        try
        {
            var read = await ReadAsync(entry, bytesMax, piece => bytes.Write(piece.Span), cancellationToken);
            if (read <= bytesMax && Crc32.HashToUInt32(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)) == entry.Crc32)
                return bytes.ToArray();
            Problem(entry.FullName, "It is not what was put into the archive.", Changed);
        }
        catch (InvalidDataException)
        {
            Problem(entry.FullName, "It cannot be unpacked.", Changed);
        }

        return null;
    }

    /// <summary>Reads an entry, and stops as soon as it has more than it may have.</summary>
    private static async Task<long> ReadAsync(ZipArchiveEntry entry, long bytesMax, Action<ReadOnlyMemory<byte>> take, CancellationToken cancellationToken)
    {
        var buffer = new byte[128 << 10];
        var read = 0L;
        await using var content = await entry.OpenAsync(cancellationToken);
        while (read <= bytesMax && await content.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            read += count;
            take(buffer.AsMemory(0, count));
        }

        return read;
    }

    private void Problem(string entry, string what, string means)
    {
        if (_problems.Count < ProblemsMax)
            _problems.Add(new(entry, what, means));
    }

    private ArchiveVerdict Verdict(ExportManifest? manifest, SignatureState signature) => new(manifest, _problems, signature);
}
