using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using InterpreterGuard.Cli.Tests.Support;
using InterpreterGuard.Cli.Verifying;
using InterpreterGuard.Core.Exports;

namespace InterpreterGuard.Cli.Tests.Verifying;

public sealed class ArchiveCheckTests : IDisposable
{
    private static readonly string[] Elsewhere = ["../../etc/passwd", "a\\b", "/root"];
    private readonly GivenArchive _given = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _given.Dispose();

    [Fact]
    public async Task A_whole_one_is_whole_and_who_made_it_is_known_with_a_key_alone()
    {
        using var archive = _given.Build();

        var verdict = await ArchiveCheck.RunAsync(archive, null, Stop);
        Assert.Equal((0, SignatureState.NotChecked, 0), (verdict.Problems.Count, verdict.Signature, verdict.ExitCode));
        Assert.Equal((SignatureState.Good, 0), await SignedAsync(archive, _given.Key));
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Equal((SignatureState.Wrong, 2), await SignedAsync(archive, other));
    }

    [Fact]
    public async Task Who_changes_the_manifest_too_is_found_by_the_signature()
    {
        using var forger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var forged = new GivenArchive { SignedWith = forger };
        using var archive = forged.Build();

        Assert.Equal((SignatureState.NotChecked, 0), await SignedAsync(archive, null));
        Assert.Equal((SignatureState.Wrong, 2), await SignedAsync(archive, forged.Key));
    }

    [Fact]
    public async Task Every_byte_counts_wherever_it_lies()
    {
        using var archive = _given.Build();
        var whole = archive.ToArray();

        // Every place of the file, its bones included; the times of entries and what a deflated end leaves over are no content.
        var unseen = new List<int>();
        for (var at = 0; at < whole.Length; at++)
        {
            var flipped = (byte[])whole.Clone();
            flipped[at] ^= 0x40;
            if (await SoundAsync(flipped))
                unseen.Add(at);
        }

        Assert.Empty(unseen.Where(at => !IsWithoutMeaning(whole, at)).Select(at => $"{at}: {Convert.ToHexString(whole, at - 3, 8)}"));
    }

    [Fact]
    public async Task The_first_that_differs_is_named_with_what_it_means()
    {
        _given.Entries[1] = (_given.Entries[1].Path, "print(2)"u8.ToArray());
        _given.Entries[2] = (_given.Entries[2].Path, [.. _given.Entries[2].Bytes.Select(value => value == (byte)'7' ? (byte)'8' : value)]);
        using var archive = _given.Build();

        var verdict = await ArchiveCheck.RunAsync(archive, _given.Key, Stop);

        Assert.Equal(["submission/code.python.txt", "observations.jsonl"], verdict.Problems.Select(problem => problem.Entry));
        Assert.StartsWith("It has only 8 bytes where ", verdict.Problems[0].What, StringComparison.Ordinal);
        Assert.StartsWith("Its SHA-256 is ", verdict.Problems[1].What, StringComparison.Ordinal);
        Assert.Equal((1, SignatureState.Good), (verdict.ExitCode, verdict.Signature));
    }

    [Fact]
    public async Task What_is_missing_or_was_added_is_named()
    {
        _given.Entries.RemoveAt(2);
        _given.Entries.Add(("extra.txt", "x"u8.ToArray()));
        using var archive = _given.Build(signed: false);

        Assert.Equal(["manifest.sig The signature is missing.", "observations.jsonl It is missing (a part).", "extra.txt The manifest does not name it."], await ProblemsAsync(archive));
    }

    [Fact]
    public async Task What_is_there_twice_or_leads_elsewhere_is_named()
    {
        using var archive = _given.Build(zip =>
        {
            GivenArchive.Put(zip, "readme.TXT", "x"u8.ToArray());
            GivenArchive.Put(zip, "../../etc/passwd", "x"u8.ToArray());
            GivenArchive.Put(zip, "a\\b", "x"u8.ToArray());
            GivenArchive.Put(zip, "/root", "x"u8.ToArray());
        });

        Assert.Equal(
            ["readme.TXT It is there twice.", .. Elsewhere.Select(path => $"{path} No export of ours has an entry of that name.")],
            await ProblemsAsync(archive));
    }

    [Fact]
    public async Task A_link_is_no_plain_file()
    {
        using var archive = _given.Build(zip => zip.CreateEntry("link").ExternalAttributes = unchecked((int)0xA1FF0000));

        Assert.Contains("'link' is encrypted, or a link", Assert.Single(await ProblemsAsync(archive)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("before")]
    [InlineData("between")]
    public async Task What_no_entry_owns_is_found(string where)
    {
        using var archive = _given.Build();
        var whole = archive.ToArray();
        var end = whole.Length - 22;
        var directory = (int)BinaryPrimitives.ReadUInt32LittleEndian(whole.AsSpan(end + 16));
        byte[] hidden = [.. "hidden"u8];
        var at = where == "before" ? 0 : directory;
        byte[] changed = [.. whole[..at], .. hidden, .. whole[at..]];
        directory += hidden.Length;
        BinaryPrimitives.WriteUInt32LittleEndian(changed.AsSpan(end + hidden.Length + 16), (uint)directory);
        for (var header = directory; at == 0 && header < end + hidden.Length; header += 46 + BinaryPrimitives.ReadUInt16LittleEndian(changed.AsSpan(header + 28)))
            BinaryPrimitives.WriteUInt32LittleEndian(changed.AsSpan(header + 42), BinaryPrimitives.ReadUInt32LittleEndian(changed.AsSpan(header + 42)) + (uint)hidden.Length);

        Assert.Contains("belongs to no entry", Assert.Single(await ProblemsAsync(new MemoryStream(changed))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_archive_of_ours_is_told_apart_from_a_broken_one()
    {
        using var empty = new MemoryStream();
        using (new ZipArchive(empty, ZipArchiveMode.Create, leaveOpen: true))
        {
        }

        await Assert.ThrowsAsync<GuardException>(() => ArchiveCheck.RunAsync(new MemoryStream("no zip at all, but long enough"u8.ToArray()), null, Stop));
        await Assert.ThrowsAsync<GuardException>(() => ArchiveCheck.RunAsync(new MemoryStream(), null, Stop));
        Assert.Contains("no manifest.json", (await Assert.ThrowsAsync<GuardException>(() => ArchiveCheck.RunAsync(empty, null, Stop))).Message, StringComparison.Ordinal);
        _given.Manifest = _given.Manifest with { Version = 2 };
        Assert.Contains("format version 2", (await Assert.ThrowsAsync<GuardException>(() => ArchiveCheck.RunAsync(_given.Build(), null, Stop))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"format":"other"}""")]
    [InlineData("""{"format":"interpreterguard-export","version":1,"kind":"execution","id":"x","status":"x","exported_at":"2026-01-01T00:00:00Z","exported_by":"x","host_version":"x","signing_key":"x","content_sha256":"x","entries":[null]}""")]
    [InlineData("""{"format":"interpreterguard-export","version":1,"kind":"execution","id":"x","status":"x","exported_at":"2026-01-01T00:00:00Z","exported_by":"x","host_version":"x","signing_key":"x","content_sha256":"x","entries":[{"path":"../x","size":1,"sha256":"x","what":"x"}]}""")]
    [InlineData("""{"format":"interpreterguard-export","version":1,"kind":"execution","id":"x","status":"x","exported_at":"2026-01-01T00:00:00Z","exported_by":"x","host_version":"x","signing_key":"x","content_sha256":"x","entries":[{"path":null,"size":1,"sha256":"x","what":"x"}]}""")]
    public async Task A_manifest_that_is_none_is_a_problem_and_no_crash(string manifest)
    {
        using var archive = _given.Build(manifest: Encoding.UTF8.GetBytes(manifest));

        Assert.StartsWith("manifest.json ", Assert.Single(await ProblemsAsync(archive)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bomb_is_not_unpacked()
    {
        // 512 MiB of nothing where eight bytes were exported: as much as was exported is read, and a little more.
        using var archive = _given.Build(zip => GivenArchive.Put(zip, "bomb.json", new byte[512 << 20]));
        var lie = new ExportedEntry("bomb.json", 8, "00", "a part");
        using var bomb = Rebuilt(archive, [.. _given.Manifest.Entries, lie]);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var problem = Assert.Single(await ProblemsAsync(bomb));

        Assert.StartsWith("bomb.json It has more than 8 bytes where 8 were exported", problem, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 32 << 20);
    }

    [Fact]
    public async Task A_manifest_that_is_too_large_or_promises_too_much_is_not_read()
    {
        using var large = _given.Build(manifest: new byte[ExportFormat.ManifestBytesMax + 1]);
        await Assert.ThrowsAsync<GuardException>(() => ArchiveCheck.RunAsync(large, null, Stop));

        using var promises = Rebuilt(_given.Build(), [.. Enumerable.Range(0, 5).Select(i => new ExportedEntry($"part{i}", long.MaxValue, "00", "a part"))]);
        await Assert.ThrowsAsync<GuardException>(() => ArchiveCheck.RunAsync(promises, null, Stop));

        using var many = _given.Build(zip => Enumerable.Range(0, ExportFormat.EntriesMax).ToList().ForEach(i => zip.CreateEntry($"x{i}")));
        Assert.Contains("at most 10000", (await Assert.ThrowsAsync<GuardException>(() => ArchiveCheck.RunAsync(many, null, Stop))).Message, StringComparison.Ordinal);
    }

    private static MemoryStream Rebuilt(Stream archive, IReadOnlyList<ExportedEntry> entries)
    {
        var target = new MemoryStream();
        archive.CopyTo(target);
        using (var zip = new ZipArchive(target, ZipArchiveMode.Update, leaveOpen: true))
        {
            var old = zip.GetEntry(ExportFormat.Manifest)!;
            ExportManifest manifest;
            using (var text = old.Open())
                manifest = JsonSerializer.Deserialize<ExportManifest>(text, ExportFormat.Json)!;
            old.Delete();
            GivenArchive.Put(zip, ExportFormat.Manifest, JsonSerializer.SerializeToUtf8Bytes(manifest with { Entries = entries, ContentSha256 = ExportFormat.ContentHash(entries) }, ExportFormat.Json));
        }

        target.Position = 0;
        return target;
    }

    // Dates, versions and attributes, in the entries and in the directory; and the bits that pad deflated text.
    private static bool IsWithoutMeaning(byte[] whole, int at)
    {
        var directory = (int)BinaryPrimitives.ReadUInt32LittleEndian(whole.AsSpan(whole.Length - 22 + 16));
        if (at >= whole.Length - 22)
            return false;
        for (var header = directory; header < whole.Length - 22;)
        {
            var names = BinaryPrimitives.ReadUInt16LittleEndian(whole.AsSpan(header + 28));
            var local = (int)BinaryPrimitives.ReadUInt32LittleEndian(whole.AsSpan(header + 42));
            var packed = (int)BinaryPrimitives.ReadUInt32LittleEndian(whole.AsSpan(header + 20));
            var (inHeader, inLocal, end) = (at - header, at - local, local + 30 + names + packed);
            if (inHeader is >= 0 and < 46)
                return inHeader is (>= 4 and < 8) or (>= 12 and < 16) or (>= 34 and < 42);
            if (inLocal is >= 0 and < 30)
                return inLocal is (>= 4 and < 6) or (>= 10 and < 14);
            if ((at >= end - 2 && at < end) || (at == local + 30 + names && whole[at] == 1))
                return true;
            header += 46 + names;
        }

        return false;
    }

    private static async Task<bool> SoundAsync(byte[] archive)
    {
        try
        {
            return (await ArchiveCheck.RunAsync(new MemoryStream(archive), null, Stop)).ExitCode == 0;
        }
        catch (GuardException)
        {
            return false;
        }
    }

    private static async Task<(SignatureState, int)> SignedAsync(MemoryStream archive, ECDsa? key)
    {
        var verdict = await ArchiveCheck.RunAsync(archive, key, Stop);
        return (verdict.Signature, verdict.ExitCode);
    }

    private static async Task<IEnumerable<string>> ProblemsAsync(Stream archive) =>
        (await ArchiveCheck.RunAsync(archive, null, Stop)).Problems.Select(problem => $"{problem.Entry} {problem.What}");
}
