using InterpreterGuard.Cli.Running;
using InterpreterGuard.Cli.Tests.Support;

namespace InterpreterGuard.Cli.Tests.Running;

public sealed class CommandRunnerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly CommandRunner runner = new(TimeProvider.System);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Output_and_exit_code_come_back()
    {
        var lines = new List<string>();

        var ended = await runner.RunAsync(new("/bin/sh", "-c", "echo out; echo $WORD >&2; exit 7") { Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["WORD"] = "err" } }, lines.Add, Cancelled);

        Assert.Equal(7, ended.ExitCode);
        Assert.Equal("err out", string.Join(' ', lines.Order(StringComparer.Ordinal)));
        Assert.False(ended.Succeeded);
    }

    [Fact]
    public async Task Who_listens_hears_one_line_after_the_other()
    {
        var lines = new List<string>();

        await runner.RunAsync(new("/bin/sh", "-c", "i=0; while [ $i -lt 5000 ]; do echo out; i=$((i+1)); done & i=0; while [ $i -lt 5000 ]; do echo err >&2; i=$((i+1)); done; wait"), lines.Add, Cancelled);

        Assert.Equal([("err", 5000), ("out", 5000)], lines.CountBy(line => line).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public async Task A_program_that_hangs_is_ended_with_its_children()
    {
        var ended = await runner.RunAsync(new("/bin/sh", "-c", "sleep 60 & echo $!; wait") { TimeMax = TimeSpan.FromSeconds(1) }, line: null, Cancelled);

        Assert.True(ended.TimedOut);
        var child = int.Parse(ended.Output.Trim());
        Assert.Null(ProcessIdentity.Of(child));
    }

    [Fact]
    public async Task A_child_that_keeps_the_output_open_does_not_hold_us()
    {
        var began = TimeProvider.System.GetTimestamp();

        var ended = await runner.RunAsync(new("/bin/sh", "-c", "sleep 20 & echo done"), line: null, Cancelled);

        Assert.Equal("done\n", ended.Output);
        Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(12));
    }

    [Fact]
    public async Task A_missing_program_is_a_sentence()
    {
        var problem = await Assert.ThrowsAsync<GuardException>(() => runner.RunAsync(new("no-such-program-here"), line: null, Cancelled));

        Assert.StartsWith("'no-such-program-here' could not be started: ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_detached_program_lives_in_a_session_of_its_own_and_can_be_ended()
    {
        var log = Path.Combine(folder.Path, "logs", "it.log");

        var process = await runner.StartDetachedAsync(new("/bin/sh", "-c", "echo here; exec sleep 60"), log, Cancelled);

        await SaysAsync(log, "here\n");
        var stat = await File.ReadAllTextAsync($"/proc/{process.Pid}/stat", Cancelled);
        Assert.Equal(process.Pid, int.Parse(stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[3]));
        Assert.True(await process.EndAsync(TimeSpan.FromSeconds(5), TimeProvider.System, Cancelled));
        Assert.False(process.IsAlive());
    }

    [Fact]
    public async Task A_program_that_ignores_being_asked_is_ended_anyway()
    {
        var log = Path.Combine(folder.Path, "it.log");
        var process = await runner.StartDetachedAsync(new("/bin/sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 1; done"), log, Cancelled);
        await SaysAsync(log, "deaf\n");

        Assert.True(await process.EndAsync(TimeSpan.FromMilliseconds(300), TimeProvider.System, Cancelled));
        Assert.False(process.IsAlive());
    }

    private static async Task SaysAsync(string log, string text)
    {
        while (await File.ReadAllTextAsync(log, Cancelled).WaitAsync(TimeSpan.FromSeconds(20), Cancelled) != text)
            await Task.Delay(20, Cancelled);
    }
}
