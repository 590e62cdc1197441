using System.Diagnostics;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.TestKit.Given;

namespace InterpreterGuard.Storage.Tests;

public sealed class FullDiskTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_is_said_and_loses_nothing_that_was_accepted()
    {
        Assert.SkipUnless(string.Equals(Environment.UserName, "root", StringComparison.Ordinal), "Only root can mount a small disk to fill.");
        var folder = Directory.CreateTempSubdirectory("ig-full-").FullName;
        await RunAsync("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder);
        try
        {
            await FillAsync(Path.Combine(folder, "evidence.db"));
        }
        finally
        {
            await RunAsync("umount", "-l", folder);
        }
    }

    private static async Task FillAsync(string path)
    {
        await using var storage = await OpenStorage.AtAsync(path);
        var kept = new List<Execution>();
        StorageException? problem = null;
        while (problem is null && kept.Count < 1000)
        {
            var accepted = GivenExecutions.Accepted(new string('x', 20_000));
            try
            {
                await storage.Evidence.AcceptAsync(accepted, Stop);
                kept.Add(accepted);
            }
            catch (StorageException exception)
            {
                problem = exception;
            }
        }

        Assert.Equal(
            $"Evidence could not be stored: the disk of '{path}' is full. Nothing that was stored is lost. Free space there; the host goes on by itself.", problem?.Message);
        Assert.NotEmpty(kept);
        foreach (var execution in kept)
            Assert.NotNull(await storage.Evidence.FindExecutionAsync(execution.Id, Stop));
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync(CancellationToken.None);
        Assert.Equal(0, process.ExitCode);
    }
}
