using System.Security.Cryptography;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Sandboxing.Tests.Support;

namespace InterpreterGuard.Sandboxing.Tests.Files;

/// <summary>The work folder from outside, with real containers.</summary>
[Trait("needs", "docker")]
public sealed class SandboxFilesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_large_file_goes_in_and_comes_out_as_it_was()
    {
        await using var cells = await OpenCells.OpenAsync(Language.Shell);
        var content = RandomNumberGenerator.GetBytes(30 << 20);

        Assert.Equal(content.Length, await cells.Sandbox.Files.WriteAsync("data/big.bin", new MemoryStream(content), Stop));
        await using var file = await cells.Sandbox.Files.OpenAsync("data/big.bin", Stop);

        Assert.Equal(content.Length, file.Size);
        Assert.Equal(SHA256.HashData(content), await SHA256.HashDataAsync(file.Content, Stop));
    }

    [Fact]
    public async Task Many_files_are_read_and_written_at_once()
    {
        await using var cells = await OpenCells.OpenAsync(Language.Shell);

        await Parallel.ForEachAsync(Enumerable.Range(0, 60), Stop, async (number, stop) =>
        {
            var content = new byte[number * 10_000];
            Array.Fill(content, (byte)number);
            await cells.Sandbox.Files.WriteAsync($"f{number}", new MemoryStream(content), stop);
            await using var file = await cells.Sandbox.Files.OpenAsync($"f{number}", stop);
            using var copy = new MemoryStream();
            await file.Content.CopyToAsync(copy, stop);
            Assert.Equal(content, copy.ToArray());
            await cells.Sandbox.Files.ListAsync("", 4096, stop);
        });

        Assert.Equal(60, (await cells.Sandbox.Files.ListAsync("", 4096, Stop)).Entries.Count);
    }

    [Fact]
    public async Task Two_sandboxes_of_a_session_share_the_files_and_nothing_else_and_the_volume_goes_with_the_last()
    {
        await using var cells = await OpenCells.OpenAsync(Language.Shell);
        await cells.Sandbox.Files.WriteAsync("shared.txt", new MemoryStream("hello"u8.ToArray()), Stop);
        var volumes = await cells.Host.Engine.ListVolumesAsync($"interpreterguard.sandbox-id={cells.Sandbox.Id}", Stop);

        await using (var other = await cells.Host.Sandboxes.ClaimForSessionAsync(Language.JavaScript, TestHost.Plain, cells.Sandbox, Stop))
        {
            await cells.Sandbox.DisposeAsync();
            await Task.Delay(1500, Stop);
            var read = await other.RunCellAsync(
                TestHost.Submission(Language.JavaScript, "console.log(require('fs').readFileSync('shared.txt', 'utf8'), require('fs').existsSync('/tmp/submission.sh'))"),
                TimeSpan.FromSeconds(20), new RecordingSink(), NoListener.Instance, Stop);
            Assert.Equal("hello false\n", read.Output.Stdout);
        }

        var volume = Assert.Single(volumes).Name;
        await cells.Host.UntilAsync(() => cells.Host.Engine.ListVolumesAsync($"interpreterguard.runtime-directory={cells.Host.Directory}", CancellationToken.None).Result.Count == 0, $"volume {volume} to go");
    }

    [Theory]
    [InlineData("ln -s /etc/passwd it", SandboxFileProblem.NotPlain)]
    [InlineData("mkfifo it", SandboxFileProblem.NotPlain)]
    [InlineData("mkdir it", SandboxFileProblem.WrongKind)]
    [InlineData("echo x >it; chmod 0 it", SandboxFileProblem.Denied)]
    [InlineData("true", SandboxFileProblem.Missing)]
    public async Task What_is_no_plain_file_is_not_read_and_says_why(string made, SandboxFileProblem problem)
    {
        await using var cells = await OpenCells.OpenAsync(Language.JavaScript);
        cells.Host.Ended(ExecutionStatus.Completed, await cells.RunAsync($"require('child_process').execSync({System.Text.Json.JsonSerializer.Serialize(made)})"));

        var thrown = await Assert.ThrowsAsync<SandboxFileException>(() => cells.Sandbox.Files.OpenAsync("it", Stop));

        Assert.Equal(problem, thrown.Problem);
        Assert.Contains("'it'", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_fit_is_told_and_leaves_what_was_there()
    {
        await using var cells = await OpenCells.OpenAsync(Language.Shell, TestHost.Plain with { WorkBytesMax = 4L << 20 });
        await cells.Sandbox.Files.WriteAsync("it", new MemoryStream("before"u8.ToArray()), Stop);

        var thrown = await Assert.ThrowsAsync<SandboxFileException>(() => cells.Sandbox.Files.WriteAsync("it", new MemoryStream(new byte[8 << 20]), Stop));

        Assert.Equal(SandboxFileProblem.NoRoom, thrown.Problem);
        await using var file = await cells.Sandbox.Files.OpenAsync("it", Stop);
        Assert.Equal(6, file.Size);
        Assert.Single((await cells.Sandbox.Files.ListAsync("", 10, Stop)).Entries);
    }

    [Fact]
    public async Task A_sandbox_that_is_gone_says_so()
    {
        await using var cells = await OpenCells.OpenAsync(Language.Shell);
        var files = cells.Sandbox.Files;
        cells.Sandbox.Kill();
        await cells.Host.UntilAsync(() => !cells.Sandbox.Lives, "the sandbox to die");

        Assert.Equal(SandboxFileProblem.SandboxGone, (await Assert.ThrowsAsync<SandboxFileException>(() => files.ListAsync("", 10, Stop))).Problem);
    }

    [Fact]
    public async Task A_download_that_is_left_takes_no_place_and_stops_nobody()
    {
        await using var cells = await OpenCells.OpenAsync(Language.Shell);
        await cells.Sandbox.Files.WriteAsync("it", new MemoryStream(new byte[20 << 20]), Stop);

        for (var i = 0; i < 40; i++)
        {
            await using var left = await cells.Sandbox.Files.OpenAsync("it", Stop);
            var some = new byte[100];
            await left.Content.ReadExactlyAsync(some, Stop);
        }

        Assert.Single((await cells.Sandbox.Files.ListAsync("", 10, Stop)).Entries);
    }

    [Fact]
    public async Task Files_of_a_one_shot_execution_are_there_until_its_sandbox_is_given_back()
    {
        await using var host = await TestHost.StartAsync();
        await using var sandbox = await host.Sandboxes.ClaimAsync(Language.Shell, TestHost.Plain, Stop);
        var outcome = await sandbox.RunAsync(TestHost.Submission(Language.Shell, "echo made >made.txt"), TimeSpan.FromSeconds(20), new RecordingSink(), NoListener.Instance, Stop);

        host.Ended(ExecutionStatus.Completed, outcome);
        await using var file = await sandbox.Files.OpenAsync("made.txt", Stop);
        using var reader = new StreamReader(file.Content);
        Assert.Equal("made\n", await reader.ReadToEndAsync(Stop));
    }
}
