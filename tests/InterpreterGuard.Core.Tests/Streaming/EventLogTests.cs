using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Streaming;
using InterpreterGuard.Core.Submissions;
using Microsoft.Extensions.Time.Testing;

namespace InterpreterGuard.Core.Tests.Streaming;

public sealed class EventLogTests
{
    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reader_gets_what_was_and_what_comes_and_then_the_end()
    {
        var all = Events();
        var log = Open(all);
        log.Add(new OutputEvent(OutputStream.Stdout, "a"));
        var reading = ReadAsync(log, 0);
        log.Add(new OutputEvent(OutputStream.Stderr, "b"));
        all.End(log);

        Assert.Equal(["1 started", "2 stdout", "3 stderr", "4 completed"], await reading);
    }

    [Fact]
    public async Task A_reader_goes_on_where_it_was()
    {
        var all = Events();
        var log = Open(all);
        log.Add(new OutputEvent(OutputStream.Stdout, "a"));
        all.End(log);

        Assert.Equal(["2 stdout", "3 completed"], await ReadAsync(log, 1));
        Assert.Empty(await ReadAsync(log, 3));
        Assert.Empty(await ReadAsync(log, long.MaxValue));
    }

    [Fact]
    public async Task A_reader_that_stands_still_holds_up_nobody()
    {
        var all = Events();
        var log = Open(all);
        var slow = log.Read(0);
        Assert.True(await slow.MoreAsync(Stop));
        slow.TryRead();

        for (var i = 0; i < 100; i++)
            log.Add(new OutputEvent(OutputStream.Stdout, $"{i}"));
        all.End(log);

        Assert.Equal(102, (await ReadAsync(log, 0)).Count);
        Assert.True(await slow.MoreAsync(Stop));
        Assert.Equal("0", Assert.IsType<OutputEvent>(slow.TryRead()).Text);
        Assert.Equal(2, slow.Sequence);
    }

    [Fact]
    public async Task What_is_beyond_the_bound_of_one_execution_is_left_out_but_never_the_end()
    {
        var all = new ExecutionEvents(new EventBounds(TimeSpan.FromMinutes(5), 1 << 20, 4096), _time);
        var log = Open(all);
        for (var i = 0; i < 100; i++)
            log.Add(new OutputEvent(OutputStream.Stdout, new string('x', 500)));
        all.End(log);
        log.Add(new OutputEvent(OutputStream.Stdout, "late"));

        Assert.Equal(["1 started", "2 stdout", "3 stdout", "4 completed"], await ReadAsync(log, 0));
    }

    [Fact]
    public void Ended_logs_go_after_their_time_and_running_ones_stay()
    {
        var all = Events();
        var (ended, running) = (Open(all), Open(all));
        all.End(ended);

        _time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        Assert.Same(ended, all.Find(ended.Id));
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(all.Find(ended.Id));
        Assert.Same(running, all.Find(running.Id));
    }

    [Fact]
    public void The_oldest_go_first_when_all_together_are_too_large()
    {
        var all = new ExecutionEvents(new EventBounds(TimeSpan.FromMinutes(5), 40_000, 1 << 20), _time);
        var logs = Enumerable.Range(0, 3).Select(_ => Open(all)).ToList();
        foreach (var log in logs)
        {
            log.Add(new OutputEvent(OutputStream.Stdout, new string('x', 7000)));
            all.End(log);
        }

        Assert.Equal([false, true, true], logs.Select(log => all.Find(log.Id) is not null));
    }

    private static async Task<List<string>> ReadAsync(EventLog log, long after)
    {
        var read = new List<string>();
        var cursor = log.Read(after);
        while (await cursor.MoreAsync(Stop))
        {
            while (cursor.TryRead() is { } happened)
                read.Add($"{cursor.Sequence} {happened.Name}");
        }

        return read;
    }

    private ExecutionEvents Events() => new(new EventBounds(TimeSpan.FromMinutes(5), 1 << 20, 1 << 20), _time);

    private EventLog Open(ExecutionEvents all)
    {
        var log = all.Open(ExecutionId.New(_time), "k1");
        log.Add(new StartedEvent(log.Id, Language.Python));
        return log;
    }
}
