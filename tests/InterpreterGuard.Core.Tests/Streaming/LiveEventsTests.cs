using System.Text;
using System.Text.RegularExpressions;
using FsCheck.Xunit;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Streaming;

namespace InterpreterGuard.Core.Tests.Streaming;

public sealed class LiveEventsTests
{
    private static readonly byte[] Euro = Encoding.UTF8.GetBytes("€");
    private readonly EventLog _log = new(ExecutionId.New(TimeProvider.System), "k1", 1 << 20);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whole_lines_go_at_once_and_a_half_one_after_a_moment()
    {
        var live = new LiveEvents(_log, NoRedaction.Instance, TimeProvider.System);
        var events = _log.Read(0);

        live.Output(OutputStream.Stdout, "one\ntwo\nthr"u8);

        Assert.Equal("one\ntwo\n", await NextAsync(events));
        Assert.Equal("thr", await NextAsync(events));
        live.Output(OutputStream.Stdout, "ee\n"u8);
        Assert.Equal("ee\n", await NextAsync(events));
        await live.CompleteAsync(cut: false);
    }

    [Fact]
    public async Task A_character_split_between_writes_is_one()
    {
        var live = new LiveEvents(_log, NoRedaction.Instance, TimeProvider.System);
        live.Output(OutputStream.Stdout, [.. "a"u8, .. Euro[..1]]);
        await Task.Delay(80, Stop);
        live.Output(OutputStream.Stdout, [.. Euro[1..], (byte)'\n']);
        await live.CompleteAsync(cut: false);

        Assert.Equal("a€\n", Text(OutputStream.Stdout));
    }

    [Theory]
    [InlineData(false, "a\uFFFD")]
    [InlineData(true, "a")]
    public async Task Half_a_character_at_the_end_is_the_programs_unless_it_was_cut(bool cut, string expected)
    {
        var live = new LiveEvents(_log, NoRedaction.Instance, TimeProvider.System);
        live.Output(OutputStream.Stdout, [.. "a"u8, .. Euro[..2]]);
        await live.CompleteAsync(cut);

        Assert.Equal(expected, Text(OutputStream.Stdout));
    }

    [Fact]
    public async Task What_was_written_before_a_result_comes_before_it()
    {
        var live = new LiveEvents(_log, NoRedaction.Instance, TimeProvider.System);
        live.Output(OutputStream.Stdout, "half"u8);
        live.Result(new ExecutionResult(new Dictionary<string, string>(StringComparer.Ordinal) { ["text/plain"] = "42" }, IsMain: true));
        live.Output(OutputStream.Stderr, "late\n"u8);
        live.Artifact(new Artifact("a.csv", 1, "text/csv", null, Kept: false));
        live.Error(new ExecutionError("E", "v", "t"));
        await live.CompleteAsync(cut: false);

        Assert.Equal(["stdout", "result", "stderr", "artifact", "error"], Events().Select(happened => happened.Name));
    }

    [Fact]
    public async Task A_secret_split_over_two_writes_of_a_line_is_masked()
    {
        var live = new LiveEvents(_log, new MasksKeys(), TimeProvider.System);
        live.Output(OutputStream.Stdout, "key=sk-abc"u8);
        await Task.Delay(150, Stop);
        live.Output(OutputStream.Stdout, "defghij end\n"u8);
        live.Result(new ExecutionResult(new Dictionary<string, string>(StringComparer.Ordinal) { ["text/plain"] = "sk-abcdefghij" }, IsMain: true));
        live.Error(new ExecutionError("E", "sk-abcdefghij", "at sk-abcdefghij"));
        await live.CompleteAsync(cut: false);

        Assert.Equal("key=[masked] end\n", Text(OutputStream.Stdout));
        Assert.Equal("[masked]", Assert.Single(Events().OfType<ResultEvent>()).Result.Data["text/plain"]);
        Assert.Equal(new ExecutionError("E", "[masked]", "at [masked]"), Assert.Single(Events().OfType<ErrorEvent>()).Error);
    }

    [Fact]
    public async Task A_secret_over_several_lines_is_masked_as_in_the_answer()
    {
        const string Said = "before\n-BEGIN-\nMIIE\nvQIB\n-END-\nafter\n";
        var live = new LiveEvents(_log, new MasksKeys(), TimeProvider.System);
        foreach (var line in Said.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            live.Output(OutputStream.Stdout, Encoding.UTF8.GetBytes(line + "\n"));
            await Task.Delay(60, Stop);
        }

        await live.CompleteAsync(cut: false);

        Assert.Equal(new MasksKeys().Mask(Said), Text(OutputStream.Stdout));
        Assert.DoesNotContain("MIIE", Text(OutputStream.Stdout), StringComparison.Ordinal);
    }

    [Property(MaxTest = 50)]
    public void The_events_together_are_the_output_whatever_the_pieces(string[] pieces, byte piece)
    {
        var all = string.Concat((pieces ?? []).Select(one => string.Concat((one ?? "").EnumerateRunes())));
        var log = new EventLog(ExecutionId.New(TimeProvider.System), "k1", 1 << 20);
        var live = new LiveEvents(log, NoRedaction.Instance, TimeProvider.System);
        foreach (var chunk in Encoding.UTF8.GetBytes(all).Chunk(piece + 1))
            live.Output(OutputStream.Stderr, chunk);
        live.CompleteAsync(cut: false).GetAwaiter().GetResult();

        Assert.Equal(all, string.Concat(Events(log).OfType<OutputEvent>().Select(output => output.Text)));
    }

    private static async Task<string> NextAsync(EventCursor events)
    {
        Assert.True(await events.MoreAsync(Stop));
        return Assert.IsType<OutputEvent>(events.TryRead()).Text;
    }

    private static List<ExecutionEvent> Events(EventLog log)
    {
        log.End();
        return [.. log.Look(0).News.Where(happened => happened is not CompletedEvent)];
    }

    private List<ExecutionEvent> Events() => Events(_log);

    private string Text(OutputStream stream) => string.Concat(Events().OfType<OutputEvent>().Where(output => output.Stream == stream).Select(output => output.Text));

    private sealed class MasksKeys : IRedaction
    {
        public bool MasksOutput => true;

        public string Mask(string text) => Regex.Replace(
            Regex.Replace(text, "sk-[a-z]{10}", "[masked]", RegexOptions.None, TimeSpan.FromSeconds(1)), "(?<=-BEGIN-)[^-]+", "[masked]", RegexOptions.None, TimeSpan.FromSeconds(1));
    }
}
