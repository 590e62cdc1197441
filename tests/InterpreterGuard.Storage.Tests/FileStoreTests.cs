using System.Security.Cryptography;
using System.Text;
using InterpreterGuard.Core.Files;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.TestKit.Given;
using Microsoft.Extensions.Time.Testing;

namespace InterpreterGuard.Storage.Tests;

public sealed class FileStoreTests : IAsyncLifetime
{
    private static readonly (string, string)[] Bounds =
        [("Files:FileBytesMax", "1024"), ("Files:KeyBytesMax", "2048"), ("Files:AllBytesMax", "3072"), ("Files:KeyFilesMax", "3")];

    private readonly string _path = OpenStorage.NewPath();
    private readonly FakeTimeProvider _time = new(GivenExecutions.Noon);
    private OpenStorage _storage = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Folder => OpenStorage.FilesOf(_path);

    public async ValueTask InitializeAsync() => _storage = await OpenAsync();

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task A_file_comes_back_as_it_was_also_after_a_restart()
    {
        var content = RandomNumberGenerator.GetBytes(1000);
        var file = await _storage.Files.CreateAsync(new NewFile("k1", "../däta.csv"), new MemoryStream(content), Stop);
        await ReopenAsync();

        Assert.Equal(file, await _storage.Files.FindAsync(file.Id, Stop));
        Assert.Equal((1000, "text/csv", Convert.ToHexStringLower(SHA256.HashData(content))), (file.Size, file.Type, file.Sha256));
        Assert.Equal(content, await ReadAsync(file.Id));
    }

    [Fact]
    public async Task A_content_lies_under_its_id_for_its_owner_alone()
    {
        var file = await CreateAsync("k1", 10);

        var lies = Assert.Single(Directory.EnumerateFileSystemEntries(Folder));
        Assert.Equal(file.Id.ToString(), Path.GetFileName(lies));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(lies));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Folder));
    }

    [Theory]
    [InlineData(FileBound.File, 1025, 0, 0)]
    [InlineData(FileBound.Key, 1000, 1024, 1024)]
    [InlineData(FileBound.Count, 1, 1, 1, 1)]
    public async Task A_file_beyond_a_bound_leaves_nothing_behind(FileBound bound, int bytes, params int[] before)
    {
        var there = before.Count(size => size > 0);
        foreach (var size in before.Where(size => size > 0))
            await CreateAsync("k1", size);

        var refused = await Assert.ThrowsAsync<FileBoundException>(() => CreateAsync("k1", bytes));

        Assert.Equal(bound, refused.Bound);
        Assert.Equal(there, Directory.EnumerateFiles(Folder).Count());
        if (bound != FileBound.File)
            await CreateAsync("k2", 1000);
    }

    [Fact]
    public async Task All_files_together_have_a_bound_and_a_deleted_one_makes_room()
    {
        var first = await CreateAsync("k1", 1024);
        await CreateAsync("k1", 1024);
        await CreateAsync("k2", 1000);
        Assert.Equal(FileBound.All, (await Assert.ThrowsAsync<FileBoundException>(() => CreateAsync("k3", 100))).Bound);

        Assert.True(await _storage.Files.DeleteAsync(first.Id, Stop));
        Assert.False(await _storage.Files.DeleteAsync(first.Id, Stop));

        await CreateAsync("k3", 100);
        Assert.Null(await _storage.Files.OpenReadAsync(first.Id, Stop));
    }

    [Fact]
    public async Task Many_at_once_do_not_get_past_a_bound_together()
    {
        var tries = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            try
            {
                return await CreateAsync("k1", 1000);
            }
            catch (FileBoundException)
            {
                return null;
            }
        })));

        Assert.True(tries.Count(file => file is not null) <= 2);
        Assert.True(Directory.EnumerateFiles(Folder).Sum(path => new FileInfo(path).Length) <= 2048);
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing_behind()
    {
        await Assert.ThrowsAsync<IOException>(() => _storage.Files.CreateAsync(new NewFile("k1", "a"), new BreakingStream(700), Stop));

        Assert.Empty(Directory.EnumerateFiles(Folder));
        await CreateAsync("k1", 1024);
        await CreateAsync("k1", 1024);
    }

    [Fact]
    public async Task What_has_expired_is_not_there_and_is_swept()
    {
        var upload = await CreateAsync("k1", 10);
        var artifact = await _storage.Files.CreateAsync(new NewFile("k1", "b.txt", ExecutionId.New(_time), "out/b.txt"), Content(10), Stop);
        Assert.Equal((_time.GetUtcNow().AddHours(24), _time.GetUtcNow().AddHours(1)), (upload.ExpiresAt, artifact.ExpiresAt));

        _time.Advance(TimeSpan.FromHours(1));

        Assert.Null(await _storage.Files.FindAsync(artifact.Id, Stop));
        Assert.NotNull(await _storage.Files.FindAsync(upload.Id, Stop));
        for (var i = 0; i < 200 && Directory.EnumerateFiles(Folder).Count() > 1; i++)
            await Task.Delay(20, Stop);
        Assert.Equal(upload.Id.ToString(), Path.GetFileName(Assert.Single(Directory.EnumerateFiles(Folder))));
    }

    [Fact]
    public async Task A_crash_leaves_no_content_without_a_file_and_no_file_without_a_content()
    {
        var (kept, lost) = (await CreateAsync("k1", 1024), await CreateAsync("k1", 1024));
        await _storage.DisposeAsync();
        await File.WriteAllTextAsync(Path.Combine(Folder, StoredFileId.New(_time) + ".part"), "half", Stop);
        await File.WriteAllTextAsync(Path.Combine(Folder, StoredFileId.New(_time).ToString()), "no row", Stop);
        File.Delete(Path.Combine(Folder, lost.Id.ToString()));
        _storage = await OpenAsync();

        Assert.Equal(kept.Id.ToString(), Path.GetFileName(Assert.Single(Directory.EnumerateFiles(Folder))));
        Assert.Null(await _storage.Files.FindAsync(lost.Id, Stop));
        await CreateAsync("k1", 1024);
    }

    [Fact]
    public async Task A_content_that_was_cut_is_not_handed_out()
    {
        var file = await CreateAsync("k1", 100);
        await File.WriteAllTextAsync(Path.Combine(Folder, file.Id.ToString()), "cut", Stop);

        Assert.Null(await _storage.Files.OpenReadAsync(file.Id, Stop));
    }

    [Fact]
    public async Task Uploads_are_listed_newest_first_and_artifacts_are_found_by_their_execution()
    {
        var (first, second) = (await CreateAsync("k1", 1), await CreateAsync("k1", 1));
        var others = await CreateAsync("k2", 1);
        var execution = ExecutionId.New(_time);
        var artifact = await _storage.Files.CreateAsync(new NewFile("k2", "b.txt", execution, "out/b.txt"), Content(1), Stop);

        Assert.Equal([second.Id, first.Id], (await _storage.Files.ListAsync("k1", null, 50, Stop)).Select(file => file.Id));
        Assert.Equal([first.Id], (await _storage.Files.ListAsync("k1", second.Id, 50, Stop)).Select(file => file.Id));
        Assert.Equal([others.Id, second.Id, first.Id], (await _storage.Files.ListAsync(null, null, 50, Stop)).Select(file => file.Id));
        Assert.Equal(artifact, await _storage.Files.FindArtifactAsync(execution, "out/b.txt", Stop));
        Assert.Null(await _storage.Files.FindArtifactAsync(execution, "out", Stop));
    }

    private static MemoryStream Content(int bytes) => new(Encoding.ASCII.GetBytes(new string('x', bytes)));

    private Task<OpenStorage> OpenAsync() => OpenStorage.AtAsync(_path, time: _time, settings: Bounds);

    private async Task ReopenAsync()
    {
        await _storage.DisposeAsync();
        _storage = await OpenAsync();
    }

    // Ids sort by their time, to the millisecond.
    private Task<StoredFile> CreateAsync(string key, int bytes)
    {
        _time.Advance(TimeSpan.FromMilliseconds(1));
        return _storage.Files.CreateAsync(new NewFile(key, "a.txt"), Content(bytes), Stop);
    }

    private async Task<byte[]> ReadAsync(StoredFileId id)
    {
        await using var content = await _storage.Files.OpenReadAsync(id, Stop);
        using var all = new MemoryStream();
        await content!.CopyToAsync(all, Stop);
        return all.ToArray();
    }

    /// <summary>A sender that goes away.</summary>
    private sealed class BreakingStream(int after) : MemoryStream(new byte[after])
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is var read and > 0 ? read : throw new IOException("The sender is gone.");
    }
}
