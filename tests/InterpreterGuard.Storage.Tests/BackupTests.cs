using System.IO.Compression;
using System.Text;
using InterpreterGuard.Core.Audit;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Storage.Backup;
using InterpreterGuard.TestKit.Given;
using Microsoft.Data.Sqlite;

namespace InterpreterGuard.Storage.Tests;

/// <summary>A copy of a store at work is whole and comes back; one that is not whole changes nothing.</summary>
public sealed class BackupTests : IDisposable
{
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly string _folder = Directory.CreateTempSubdirectory("ig-backup-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(_folder, "data");

    private string Archive => Path.Combine(_folder, "backup.zip");

    private string Other => Path.Combine(_folder, "other");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_copy_made_while_evidence_is_written_holds_what_was_kept_and_starts_again()
    {
        var before = new List<Execution>();
        BackupManifest manifest;
        await using (var storage = await OpenAsync(Data))
        {
            for (var i = 0; i < 20; i++)
                before.Add(await KeepAsync(storage));
            using var enough = new CancellationTokenSource();
            var writing = Task.Run(async () =>
            {
                while (!enough.IsCancellationRequested)
                    await KeepAsync(storage);
            }, Stop);
            manifest = await Task.Run(() => BackupWriter.Write(Data, Archive, "tester", TimeProvider.System), Stop);
            await enough.CancelAsync();
            await writing;
            await ProveAsync(storage);
            var link = Assert.Single(await storage.Audit.ListNewestAsync(AuditKind.Backup, long.MaxValue, 10, Stop));
            Assert.Equal(("backup", "tester"), (link.Kind, link.Actor));
            Assert.Matches($"^copied up to link {manifest.LastLink}, manifest sha256 [0-9a-f]{{64}}$", link.Detail);
        }

        var (restored, aside) = BackupReader.Restore(Archive, Other, force: false, "restorer", TimeProvider.System);

        Assert.Equal((manifest.LastHash, (string?)null), (restored.LastHash, aside));
        await using var again = await OpenAsync(Other);
        foreach (var execution in before)
            Assert.NotNull(await again.Evidence.FindExecutionAsync(execution.Id, Stop));
        await ProveAsync(again);
        var told = (await again.Audit.LastAsync(Stop))!;
        Assert.Equal((manifest.LastLink + 1, "backup", "restorer", manifest.LastHash), (told.Number, told.Kind, told.Actor, told.Previous));
        Assert.Matches($"^put back as it was at {manifest.MadeAt:u} up to link {manifest.LastLink}, manifest sha256 [0-9a-f]{{64}}$", told.Detail);
    }

    [Fact]
    public async Task Keys_come_back_logs_stay_away_and_all_is_for_its_owner_alone()
    {
        await MakeAsync();

        BackupReader.Restore(Archive, Other, force: false, "restorer", TimeProvider.System);

        Assert.Equal("secret", await File.ReadAllTextAsync(Path.Combine(Other, "keys", "signing.pem"), Stop));
        Assert.False(Directory.Exists(Path.Combine(Other, "logs")));
        Assert.Equal(OwnerAlone, File.GetUnixFileMode(Archive));
        Assert.All(Directory.EnumerateFiles(Other, "*", SearchOption.AllDirectories), file => Assert.Equal(OwnerAlone, File.GetUnixFileMode(file)));
        Assert.All(Directory.EnumerateDirectories(_folder, "other*", SearchOption.AllDirectories), folder => Assert.Equal(OwnerAlone | UnixFileMode.UserExecute, File.GetUnixFileMode(folder)));
    }

    [Fact]
    public async Task A_directory_in_use_or_not_empty_stays_as_it_is_unless_it_is_moved_aside()
    {
        await MakeAsync();

        await using (await OpenAsync(Data))
        {
            Assert.Contains("is in use by another host", Refused(Data, force: true), StringComparison.Ordinal);
        }

        Assert.Contains("is not empty. Name another one, or have it moved aside with --force.", Refused(Data, force: false), StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(Data, "mine.txt"), "mine", Stop);
        var (_, aside) = BackupReader.Restore(Archive, Data, force: true, "restorer", TimeProvider.System);

        Assert.StartsWith(Data + ".before-", aside, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(aside!, "mine.txt"), Stop));
        Assert.False(File.Exists(Path.Combine(Data, "mine.txt")));
        await using var again = await OpenAsync(Data);
        await ProveAsync(again);
    }

    [Theory]
    [InlineData("content", "'keys/signing.pem' in the backup")]
    [InlineData("more", "does not hold exactly what its manifest names")]
    [InlineData("trail", "The audit trail in the backup is broken at link 2: it is not what was hashed when it was written.")]
    [InlineData("outside", "names a file outside the data directory")]
    [InlineData("nothing", "is no backup: it has no manifest.json")]
    [InlineData("text", "could not be used")]
    public async Task One_that_is_not_whole_puts_nothing_back(string how, string problem)
    {
        if (how == "trail")
            await MakeAsync("UPDATE audit_entries SET actor = 'somebody' WHERE number = 2");
        else
            await MakeAsync();
        Spoil(how);

        Assert.Contains(problem, Refused(Other, force: false), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder, "other*"));
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_written_over()
    {
        await MakeAsync();

        Assert.Equal($"'{Archive}' is there already. Name another file.", Assert.Throws<StorageException>(() => BackupWriter.Write(Data, Archive, "tester", TimeProvider.System)).Message);
        Assert.Equal(
            $"There is no database '{Other}/interpreterguard.db' to back up. Name the host's data directory.",
            Assert.Throws<StorageException>(() => BackupWriter.Write(Other, Archive + "2", "tester", TimeProvider.System)).Message);
    }

    [Fact]
    public async Task The_trail_is_read_out_of_a_backup()
    {
        await MakeAsync();

        Assert.Equal(["person 1", "person 2", "person 3"], BackupReader.ReadTrail(Archive).Links.Select(link => link.Actor));
    }

    private static Task<OpenStorage> OpenAsync(string data) => OpenStorage.AtAsync(Path.Combine(data, "interpreterguard.db"));

    private static async Task<Execution> KeepAsync(OpenStorage storage)
    {
        var accepted = GivenExecutions.Accepted();
        var incident = GivenExecutions.IncidentOf(accepted);
        await storage.Evidence.AcceptAsync(accepted, Stop);
        await storage.Evidence.CompleteAsync(GivenExecutions.Ended(accepted, incident.Id), incident, Stop);
        await storage.Audit.AppendAsync(new AuditEvent(AuditKind.SignIn, "a", "b", "c"), Stop);
        return accepted;
    }

    private static async Task ProveAsync(OpenStorage storage)
    {
        var proof = new AuditProof([]);
        for (var page = await storage.Audit.ListAsync(0, 1000, Stop); page.Count > 0; page = await storage.Audit.ListAsync(page[^1].Number, 1000, Stop))
        {
            foreach (var entry in page)
                proof.Take(entry);
        }

        Assert.Null(proof.Problem);
    }

    private async Task MakeAsync(string? sql = null)
    {
        await using (var storage = await OpenAsync(Data))
        {
            for (var i = 1; i <= 3; i++)
                await storage.Audit.AppendAsync(new AuditEvent(AuditKind.SignIn, $"person {i}", "b", "c"), Stop);
        }

        foreach (var (folder, name) in ((string Folder, string Name)[])[("keys", "signing.pem"), ("logs", "host.jsonl")])
        {
            Directory.CreateDirectory(Path.Combine(Data, folder));
            await File.WriteAllTextAsync(Path.Combine(Data, folder, name), "secret", Stop);
        }

        if (sql is not null)
        {
            await using var connection = new SqliteConnection($"Data Source={Data}/interpreterguard.db;Pooling=False");
            await connection.OpenAsync(Stop);
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The test's own text.
            command.CommandText = sql;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(Stop);
        }

        BackupWriter.Write(Data, Archive, "tester", TimeProvider.System);
    }

    private string Refused(string data, bool force) => Assert.Throws<StorageException>(() => BackupReader.Restore(Archive, data, force, "restorer", TimeProvider.System)).Message;

    private void Spoil(string how)
    {
        if (how == "text")
        {
            File.WriteAllText(Archive, "no archive");
            return;
        }

        using var zip = ZipFile.Open(Archive, ZipArchiveMode.Update);
        switch (how)
        {
            case "content":
                Put(zip, "keys/signing.pem", "forged");
                break;
            case "more":
                Put(zip, "keys/more.pem", "more");
                break;
            case "outside":
                string manifest;
                using (var reader = new StreamReader(zip.GetEntry("manifest.json")!.Open()))
                    manifest = reader.ReadToEnd();
                Put(zip, "manifest.json", manifest.Replace("keys/signing.pem", "../signing.pem", StringComparison.Ordinal));
                zip.GetEntry("keys/signing.pem")!.Delete();
                Put(zip, "../signing.pem", "secret");
                break;
            case "nothing":
                zip.GetEntry("manifest.json")!.Delete();
                break;
            default:
                break;
        }
    }

    private static void Put(ZipArchive zip, string name, string text)
    {
        zip.GetEntry(name)?.Delete();
        using var content = zip.CreateEntry(name).Open();
        content.Write(Encoding.UTF8.GetBytes(text));
    }
}
