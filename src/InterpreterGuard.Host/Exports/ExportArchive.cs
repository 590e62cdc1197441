using System.IO.Compression;
using System.Text.Json;
using InterpreterGuard.Core.Exports;

namespace InterpreterGuard.Host.Exports;

/// <summary>Writes a ZIP archive entry after entry as it is sent, and remembers what it wrote. The same contents in the same order give the same bytes: entries carry the time they are given, not that of the clock.</summary>
internal sealed class ExportArchive(ZipArchive zip, SettlingStream target, DateTimeOffset stamp, JsonSerializerOptions json)
{
    private static readonly DateTimeOffset FirstStamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<ExportedEntry> _entries = [];
    private readonly JsonSerializerOptions _indented = new(json) { WriteIndented = true, NewLine = "\n" };
    private readonly JsonSerializerOptions _lines = new(json) { WriteIndented = false };

    public IReadOnlyList<ExportedEntry> Entries => _entries;

    public static async Task<ExportArchive> CreateAsync(Stream target, DateTimeOffset stamp, JsonSerializerOptions json, CancellationToken stop)
    {
        var settling = new SettlingStream(target);
        return new(await ZipArchive.CreateAsync(settling, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, stop), settling, stamp, json);
    }

    /// <summary>Adds an entry whose content is written piece by piece.</summary>
    public async Task AddAsync(string path, string what, Func<Stream, Task> write, CancellationToken stop)
    {
        if (!ExportFormat.IsSafe(path))
            throw new InvalidOperationException($"'{path}' is no name for an entry of an archive.");
        var hashed = new HashedStream(await OpenAsync(path, stop));
        await using (hashed)
            await write(hashed);
        await target.SettleAsync(stop);
        _entries.Add(new(path, hashed.Written, hashed.Sha256, what));
    }

    public Task AddTextAsync(string path, string what, string text, CancellationToken stop) =>
        AddAsync(path, what, async stream => await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text), stop), stop);

    public Task AddJsonAsync<T>(string path, string what, T value, CancellationToken stop) =>
        AddAsync(path, what, stream => JsonSerializer.SerializeAsync(stream, value, _indented, stop), stop);

    /// <summary>Adds an entry with a line of JSON for each value.</summary>
    public Task AddLinesAsync<T>(string path, string what, IAsyncEnumerable<T> values, CancellationToken stop) => AddAsync(path, what, async stream =>
    {
        await foreach (var value in values.WithCancellation(stop))
        {
            await stream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(value, _lines), stop);
            await stream.WriteAsync("\n"u8.ToArray(), stop);
        }
    }, stop);

    /// <summary>Adds what says of itself that all the others are as they are, and its signature.</summary>
    public async Task SealAsync(ExportManifest manifest, SigningKey key, CancellationToken stop)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(manifest, ExportFormat.Json);
        await WriteAsync(ExportFormat.Manifest, text, stop);
        await WriteAsync(ExportFormat.Signature, key.Sign(text), stop);
    }

    /// <summary>Writes the directory. Not called, what was sent is no archive: a reader sees that it was cut short.</summary>
    public async Task FinishAsync(CancellationToken stop)
    {
        await zip.DisposeAsync();
        await target.FlushAsync(stop);
    }

    private async Task WriteAsync(string path, byte[] bytes, CancellationToken stop)
    {
        await using var stream = await OpenAsync(path, stop);
        await stream.WriteAsync(bytes, stop);
    }

    private Task<Stream> OpenAsync(string path, CancellationToken stop)
    {
        var entry = zip.CreateEntry(path, CompressionLevel.Optimal);
        entry.LastWriteTime = stamp.UtcDateTime < FirstStamp.UtcDateTime ? FirstStamp : stamp.ToUniversalTime();
        return entry.OpenAsync(stop);
    }
}
