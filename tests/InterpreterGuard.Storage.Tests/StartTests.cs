using InterpreterGuard.Core.Executions;
using InterpreterGuard.TestKit.Given;

namespace InterpreterGuard.Storage.Tests;

public sealed class StartTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_database_is_closed_to_other_users()
    {
        var path = OpenStorage.NewPath();
        await using var storage = await OpenStorage.AtAsync(path);
        await storage.Evidence.AcceptAsync(GivenExecutions.Accepted(), Stop);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path + "-wal"));
    }

    [Fact]
    public async Task What_was_kept_is_there_after_a_restart()
    {
        var path = OpenStorage.NewPath();
        var accepted = GivenExecutions.Accepted();
        await using (var first = await OpenStorage.AtAsync(path))
            await first.Evidence.AcceptAsync(accepted, Stop);

        await using var second = await OpenStorage.AtAsync(path);

        Assert.NotNull(await second.Evidence.FindExecutionAsync(accepted.Id, Stop));
    }

    [Fact]
    public async Task A_second_host_on_the_same_database_does_not_start()
    {
        var path = OpenStorage.NewPath();
        await using var first = await OpenStorage.AtAsync(path);

        var problem = await Assert.ThrowsAsync<StorageException>(() => OpenStorage.AtAsync(path));

        Assert.Equal($"The database '{path}' is in use by another host. End that one, or give this one a data directory of its own.", problem.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4096 * 3)]
    public async Task A_damaged_database_stops_the_start_and_is_left_as_it_is(int offset)
    {
        var path = OpenStorage.NewPath();
        await using (var first = await OpenStorage.AtAsync(path))
            await first.Evidence.AcceptAsync(GivenExecutions.Accepted(new string('x', 50_000)), Stop);
        var bytes = await File.ReadAllBytesAsync(path, Stop);
        Array.Fill(bytes, (byte)0xA5, offset, 4096);
        await File.WriteAllBytesAsync(path, bytes, Stop);

        var problem = await Assert.ThrowsAsync<StorageException>(() => OpenStorage.AtAsync(path));

        Assert.StartsWith($"The database '{path}' is damaged (", problem.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(path, Stop));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_stops_the_start_with_a_sentence()
    {
        var file = Path.GetTempFileName();

        var problem = await Assert.ThrowsAsync<StorageException>(() => OpenStorage.AtAsync(Path.Combine(file, "evidence.db")));

        Assert.StartsWith($"The database '{file}/evidence.db' cannot be opened: ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closing_orphans_leaves_what_has_ended_alone()
    {
        await using var storage = await OpenStorage.AtAsync(OpenStorage.NewPath());
        var ended = GivenExecutions.Accepted();
        await storage.Evidence.AcceptAsync(ended, Stop);
        await storage.Evidence.CompleteAsync(GivenExecutions.Ended(ended), null, Stop);

        Assert.Equal(0, await storage.Evidence.CloseOrphansAsync(Stop));

        Assert.Equal(ExecutionStatus.Killed, (await storage.Evidence.FindExecutionAsync(ended.Id, Stop))!.Status);
    }
}
