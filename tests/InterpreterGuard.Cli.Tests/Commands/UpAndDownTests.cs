using System.Globalization;
using InterpreterGuard.Cli.Running;
using InterpreterGuard.Cli.Tests.Support;

namespace InterpreterGuard.Cli.Tests.Commands;

/// <summary>The commands against an engine and a host that are recordings: what they ask of them, and what they leave alone.</summary>
public sealed class UpAndDownTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Up_leaves_a_host_that_already_runs()
    {
        await using var host = new RecordedServer(_ => (200, "{}"));
        var process = await StartSleeperAsync(host.Address);

        var ended = await GuardProcess.RunAsync(folder.Path, ["up"]);

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains($"The host already runs at {host.Address}", ended.Stdout, StringComparison.Ordinal);
        Assert.True(process.IsAlive());
        await process.EndAsync(TimeSpan.FromSeconds(2), TimeProvider.System, Cancelled);
    }

    [Fact]
    public async Task Up_does_not_start_an_engine_in_place_of_one_that_was_named()
    {
        var ended = await GuardProcess.RunAsync(folder.Path, ["up"], environment: ("DOCKER_HOST", $"tcp://127.0.0.1:{RecordedServer.FreePort()}"));

        Assert.Equal(3, ended.ExitCode);
        Assert.Contains("unset DOCKER_HOST to let guard start one", ended.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Down_stops_the_host_and_removes_only_what_has_our_label()
    {
        await using var engine = new RecordedServer(new RecordedEngine().Answer);
        var process = await StartSleeperAsync("http://127.0.0.1:1");

        var ended = await GuardProcess.RunAsync(folder.Path, ["down"], environment: ("DOCKER_HOST", $"tcp://127.0.0.1:{engine.Port}"));

        Assert.Equal(0, ended.ExitCode);
        Assert.False(process.IsAlive());
        Assert.Equal(["/containers/aaaaaaaaaaaaaaaa?force=1&v=1", "/volumes/ig-work-1"], engine.Requests.Where(request => request.Method == "DELETE").Select(request => request.Path));
        Assert.Contains("Sandboxes removed: 1", ended.Stdout, StringComparison.Ordinal);
        Assert.Contains("was not started by 'up' and goes on", ended.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Down_names_what_the_engine_keeps_and_does_not_count_it_as_removed()
    {
        await using var engine = new RecordedServer(new RecordedEngine { Keeps = true }.Answer);

        var ended = await GuardProcess.RunAsync(folder.Path, ["down"], environment: ("DOCKER_HOST", $"tcp://127.0.0.1:{engine.Port}"));

        Assert.Equal(3, ended.ExitCode);
        Assert.Contains("Sandboxes removed: 0", ended.Stdout, StringComparison.Ordinal);
        Assert.Contains("The engine keeps 1 it was asked to remove: aaaaaaaaaaaa", ended.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Down_twice_is_as_good_as_once()
    {
        var nowhere = ("DOCKER_HOST", $"tcp://127.0.0.1:{RecordedServer.FreePort()}");

        Assert.Equal(0, (await GuardProcess.RunAsync(folder.Path, ["down"], environment: nowhere)).ExitCode);
        var again = await GuardProcess.RunAsync(folder.Path, ["down"], environment: nowhere);

        Assert.Equal(0, again.ExitCode);
        Assert.Contains("No host runs", again.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Down_stops_an_engine_that_up_started()
    {
        var engine = await new CommandRunner(TimeProvider.System).StartDetachedAsync(new("sleep", "60"), Path.Combine(folder.Path, "engine.log"), Cancelled);
        new PidFile(Path.Combine(folder.Path, ".guard", "engine.pid")).Write(engine);

        var ended = await GuardProcess.RunAsync(folder.Path, ["down"], environment: ("DOCKER_HOST", $"tcp://127.0.0.1:{RecordedServer.FreePort()}"));

        Assert.Equal(0, ended.ExitCode);
        Assert.False(engine.IsAlive());
        Assert.Contains("Docker engine stopped", ended.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_run_that_cannot_begin_ends_with_a_sum_that_says_failed()
    {
        folder.Write("tests/A.Tests/A.Tests.csproj", "");

        var ended = await GuardProcess.RunAsync(folder.Path, ["test"], environment: ("DOCKER_HOST", $"tcp://127.0.0.1:{RecordedServer.FreePort()}"));

        Assert.Equal(1, ended.ExitCode);
        Assert.Equal("0 passed, 1 failed", ended.Stdout.TrimEnd('\n').Split('\n')[^1]);
    }

    [Fact]
    public async Task Build_without_the_images_script_says_that_the_checkout_is_not_complete()
    {
        await using var engine = new RecordedServer(new RecordedEngine().Answer);

        var ended = await GuardProcess.RunAsync(folder.Path, ["build"], environment: ("DOCKER_HOST", $"tcp://127.0.0.1:{engine.Port}"));

        Assert.Equal(3, ended.ExitCode);
        Assert.Contains("sandbox-images/build is missing", ended.Stderr, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("echo built; exit 0", 0, "built")]
    [InlineData("echo no space >&2; exit 9", 3, "no space")]
    public async Task Build_passes_on_what_the_images_script_says(string script, int exitCode, string said)
    {
        await using var engine = new RecordedServer(new RecordedEngine().Answer);
        folder.Write("sandbox-images/build", script);

        var ended = await GuardProcess.RunAsync(folder.Path, ["build"], environment: ("DOCKER_HOST", $"tcp://127.0.0.1:{engine.Port}"));

        Assert.Equal(exitCode, ended.ExitCode);
        Assert.Contains(said, ended.Stdout, StringComparison.Ordinal);
    }

    private async Task<ProcessIdentity> StartSleeperAsync(string address)
    {
        var process = await new CommandRunner(TimeProvider.System).StartDetachedAsync(new("sleep", "60"), Path.Combine(folder.Path, "host.log"), Cancelled);
        folder.Write(".guard/host.pid", string.Create(CultureInfo.InvariantCulture, $"{process.Pid} {process.StartTicks}\n"));
        folder.Write(".guard/host.url", address + "\n");
        return process;
    }
}
