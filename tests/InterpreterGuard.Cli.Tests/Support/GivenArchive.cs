using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using InterpreterGuard.Core.Exports;

namespace InterpreterGuard.Cli.Tests.Support;

/// <summary>An archive as a host makes it, and as somebody could have changed it.</summary>
internal sealed class GivenArchive : IDisposable
{
    private readonly List<(string Path, byte[] Bytes)> _entries =
    [
        ("README.txt", "read me\n"u8.ToArray()),
        ("submission/code.python.txt", Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 200).Select(i => $"print({i})")))),
        ("observations.jsonl", Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 500).Select(i => $$"""{"sequence":{{i}}}""")))),
        ("empty.json", []),
    ];

    public GivenArchive() => Manifest = ManifestOf(_entries);

    public ECDsa Key { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>What the archive says of itself; changed before <see cref="Build"/>, it lies.</summary>
    public ExportManifest Manifest { get; set; }

    /// <summary>Signed instead of with <see cref="Key"/>.</summary>
    public ECDsa? SignedWith { get; init; }

    /// <summary>What really lies in it.</summary>
    public List<(string Path, byte[] Bytes)> Entries => _entries;

    public MemoryStream Build(Action<ZipArchive>? more = null, bool signed = true, byte[]? manifest = null)
    {
        manifest ??= JsonSerializer.SerializeToUtf8Bytes(Manifest, ExportFormat.Json);
        var target = new MemoryStream();
        using (var zip = new ZipArchive(new Unseekable(target), ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, bytes) in _entries)
                Put(zip, path, bytes);
            Put(zip, ExportFormat.Manifest, manifest);
            if (signed)
                Put(zip, ExportFormat.Signature, (SignedWith ?? Key).SignData(manifest, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
            more?.Invoke(zip);
        }

        target.Position = 0;
        return target;
    }

    public static void Put(ZipArchive zip, string path, byte[] bytes)
    {
        using var content = zip.CreateEntry(path, CompressionLevel.Optimal).Open();
        content.Write(bytes);
    }

    public void Dispose() => Key.Dispose();

    private ExportManifest ManifestOf(IEnumerable<(string Path, byte[] Bytes)> contents)
    {
        List<ExportedEntry> entries = [.. contents.Select(one => new ExportedEntry(one.Path, one.Bytes.Length, Convert.ToHexStringLower(SHA256.HashData(one.Bytes)), "a part"))];
        return new()
        {
            Format = ExportFormat.Name, Version = ExportFormat.Version, Kind = "execution", Id = "exe_1", Status = "completed", ExportedAt = DateTimeOffset.UnixEpoch,
            ExportedBy = "abc (reviewer)", HostVersion = "0.1.0", SigningKey = ExportFormat.KeyName(Key), ContentSha256 = ExportFormat.ContentHash(entries), Entries = entries,
        };
    }

    /// <summary>As the web server's answer is: the sizes stand behind each entry.</summary>
    private sealed class Unseekable(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
